package dev.imagebatch.cli;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source that requests several variants for each specification of one. */
record VariantSource(SpecificationSource source, int variants) implements SpecificationSource {

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public SpecificationReader open() throws IOException {
        SpecificationReader reader = source.open();
        return new SpecificationReader() {
            @Override
            public @Nullable SpecificationEntry next() throws IOException {
                SpecificationEntry entry = reader.next();
                return entry == null ? null : multiplied(entry);
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }

    private SpecificationEntry multiplied(SpecificationEntry entry) {
        Optional<ImageSpecification> single = entry.specification().filter(specification -> specification.n() == 1);
        return single.map(specification -> SpecificationEntry.of(
                        entry.location(), specification.toBuilder().n(variants).build()))
                .orElse(entry);
    }
}
