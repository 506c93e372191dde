package dev.imagebatch.sink;

import dev.imagebatch.durable.Durability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * A metadata file beside an image.
 *
 * @param file the file
 * @param content its bytes
 */
record Sidecar(Path file, byte[] content) {

    static Sidecar of(Path image, String packet) {
        return new Sidecar(beside(image), packet.getBytes(StandardCharsets.UTF_8));
    }

    /** Deletes the sidecar of an image; called before the image is deleted, so that no sidecar remains. */
    static void delete(Path image) throws IOException {
        if (Files.isRegularFile(beside(image), LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(beside(image));
        }
    }

    private static Path beside(Path image) {
        return image.resolveSibling(image.getFileName() + ".xmp");
    }

    /** Returns whether another file has the name. */
    boolean isTaken() throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isWritten();
    }

    void write(Path work) throws IOException {
        if (isWritten()) {
            return;
        }
        Path folder = SinkFolder.workplace(work, "storing");
        Path part = Files.createTempFile(folder, "sidecar", ".xmp");
        try {
            Files.write(part, content);
            Durability.ofFile(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private boolean isWritten() throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }
}
