package dev.imagebatch.spec;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

final class BytesReference implements ReferenceImage {

    private final byte[] bytes;
    private final Role role;

    BytesReference(byte[] bytes, Role role) {
        this.bytes = bytes;
        this.role = role;
    }

    @Override
    public ReferenceImage as(Role other) {
        return new BytesReference(bytes, other);
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public String name() {
        return bytes.length + " bytes in memory";
    }

    @Override
    public InputStream openStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public String toString() {
        return "ReferenceImage[" + name() + ", " + role + "]";
    }
}
