package dev.imagebatch.testkit;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A source that generates specifications while it is read, so that a million of them need no memory.
 *
 * <p>Thread-safe if the function is.
 *
 * @since 0.1
 */
public final class GeneratedSpecifications implements SpecificationSource {

    private final long count;
    private final LongFunction<ImageSpecification> specification;

    private GeneratedSpecifications(long count, LongFunction<ImageSpecification> specification) {
        this.count = count;
        this.specification = Objects.requireNonNull(specification);
    }

    /**
     * Returns {@code count} specifications. Each reading calls the function again with 0, 1, 2 and so on.
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public static GeneratedSpecifications of(long count, LongFunction<ImageSpecification> specification) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be at least 0: " + count);
        }
        return new GeneratedSpecifications(count, specification);
    }

    /** Returns {@code count} different specifications with ids such as {@code spec-17}. */
    public static GeneratedSpecifications of(long count) {
        return of(
                count,
                index -> ImageSpecification.builder("spec-" + index, "picture number " + index)
                        .build());
    }

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public SpecificationReader open() {
        return new SpecificationReader() {
            private long position;

            @Override
            public @Nullable SpecificationEntry next() {
                if (position == count) {
                    return null;
                }
                long index = position++;
                return SpecificationEntry.of("generated:" + position, specification.apply(index));
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
