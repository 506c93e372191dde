package dev.imagebatch.spec;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source of specifications in memory. */
record SpecificationList(List<ImageSpecification> specifications) implements SpecificationSource {

    @Override
    public String name() {
        return "specifications";
    }

    @Override
    public SpecificationReader open() {
        Iterator<ImageSpecification> iterator = specifications.iterator();
        return new SpecificationReader() {
            private int position;

            @Override
            public @Nullable SpecificationEntry next() {
                if (!iterator.hasNext()) {
                    return null;
                }
                position++;
                return SpecificationEntry.of("specification " + position, iterator.next());
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
