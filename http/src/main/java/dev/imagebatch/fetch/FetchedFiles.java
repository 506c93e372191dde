package dev.imagebatch.fetch;

import dev.imagebatch.image.Sha256;
import dev.imagebatch.time.TimeSource;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The folder of fetched images: whole ones under the checksum of their address, and parts being written. */
final class FetchedFiles {

    private static final String PART = ".part";
    /** Longer than any download may take: an older part is left from a crash. */
    private static final Duration OLD = Duration.ofHours(2);

    private final Path folder;

    FetchedFiles(Path folder) {
        this.folder = folder;
    }

    /** A writer of the bytes of an image. */
    interface Content {
        void writeTo(Path part) throws IOException, InterruptedException;
    }

    /** Returns the file for the image of an address. */
    Path file(URI address) {
        String text = address.toASCIIString();
        int fragment = text.indexOf('#');
        return folder.resolve(Sha256.hex(fragment < 0 ? text : text.substring(0, fragment)));
    }

    /** Stores the output of {@code content} as a whole or not at all. */
    void keep(Path file, Content content) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, file.getFileName() + ".", PART);
        try {
            content.writeTo(part);
            try (FileOutputStream written = new FileOutputStream(part.toFile(), true)) {
                written.getFD().sync();
            }
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Deletes the parts left by a crash. */
    void clear(TimeSource time) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant old = time.instant().minus(OLD);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(old)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
