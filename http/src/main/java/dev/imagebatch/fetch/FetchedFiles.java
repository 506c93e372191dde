package dev.imagebatch.fetch;

import dev.imagebatch.time.TimeSource;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** The folder of fetched pictures: whole ones under the checksum of their address, and the parts of those on their way. */
final class FetchedFiles {

    private static final String PART = ".part";
    /** Longer than any picture may take: a part that old is a crash's. */
    private static final Duration OLD = Duration.ofHours(2);

    private final Path folder;

    FetchedFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes the bytes of a picture. */
    interface Content {
        void writeTo(Path part) throws IOException, InterruptedException;
    }

    /** Where the picture of an address is kept, or would be. */
    Path file(URI address) {
        String text = address.toASCIIString();
        int fragment = text.indexOf('#');
        return folder.resolve(sha256(fragment < 0 ? text : text.substring(0, fragment)));
    }

    /** Keeps what {@code content} writes, whole or not at all. */
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

    /** Deletes the parts that a crash left. */
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

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
