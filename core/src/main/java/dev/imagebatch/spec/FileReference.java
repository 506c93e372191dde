package dev.imagebatch.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

record FileReference(Path file, Role role) implements ReferenceImage {

    @Override
    public ReferenceImage as(Role other) {
        return new FileReference(file, other);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public InputStream openStream() throws IOException {
        return Files.newInputStream(file);
    }
}
