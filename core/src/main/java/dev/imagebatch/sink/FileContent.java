package dev.imagebatch.sink;

import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a file holds, compared with what it should. */
final class FileContent {

    private FileContent() {}

    static boolean is(Path file, ImageInfo info) throws IOException {
        return hasLength(file, info.length()) && sha256(file).equals(info.sha256());
    }

    /** Whether it is the mark of a name that was reserved when the program ended. */
    static boolean isEmptyFile(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == 0;
    }

    static boolean hasLength(Path file, long length) throws IOException {
        try {
            return Files.isRegularFile(file) && Files.size(file) == length;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
