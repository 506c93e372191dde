package dev.imagebatch.spec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

record LimitedSource(SpecificationSource source, long count) implements SpecificationSource {

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public SpecificationReader open() throws IOException {
        SpecificationReader reader = source.open();
        return new SpecificationReader() {
            private long left = count;

            @Override
            public @Nullable SpecificationEntry next() throws IOException {
                return left-- > 0 ? reader.next() : null;
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }
}
