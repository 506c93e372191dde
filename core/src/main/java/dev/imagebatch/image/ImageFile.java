package dev.imagebatch.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image in a file.
 *
 * <p>Immutable and thread-safe as long as nobody changes the file.
 *
 * @param path the file
 * @param info what its header says
 * @since 0.1
 */
public record ImageFile(Path path, ImageInfo info) implements ImageData {

    @Override
    public InputStream openStream() throws IOException {
        return Files.newInputStream(path);
    }
}
