package dev.imagebatch.spec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A reference to an image in a file or in memory. */
record LocalReference(String name, Role role, Content content) implements ReferenceImage {

    /** The bytes of the image. */
    interface Content {
        InputStream open() throws IOException;
    }

    @Override
    public ReferenceImage as(Role other) {
        return new LocalReference(name, Objects.requireNonNull(other, "other"), content);
    }

    @Override
    public InputStream openStream() throws IOException {
        return content.open();
    }

    @Override
    public String toString() {
        return "ReferenceImage[" + name + ", " + role + "]";
    }
}
