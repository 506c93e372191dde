package dev.imagebatch.report;

import dev.imagebatch.image.StoredImage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The links to stored images: files below the folder, or web addresses. */
final class ImageLinks {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final Path folder;

    ImageLinks(Path folder) {
        this.folder = folder;
    }

    /** Returns the image's file if it is below the folder. */
    Optional<Path> file(StoredImage image) {
        return below(image.id()).or(() -> image.address().flatMap(this::below));
    }

    /** Returns the web address of an image stored elsewhere. */
    static Optional<String> web(StoredImage image) {
        return image.address().filter(ImageLinks::isWeb).map(URI::toASCIIString);
    }

    /** Returns the relative, percent-encoded address of a file below the folder. */
    String relative(Path file) {
        StringBuilder link = new StringBuilder();
        for (Path name : folder.relativize(file)) {
            link.append(link.isEmpty() ? "" : "/").append(encode(name.toString()));
        }
        return link.toString();
    }

    private Optional<Path> below(String id) {
        try {
            return below(folder.resolve(id));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> below(URI address) {
        if (!"file".equalsIgnoreCase(address.getScheme())) {
            return Optional.empty();
        }
        try {
            return below(Path.of(address));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> below(Path path) {
        Path file = path.normalize();
        boolean inside = file.startsWith(folder) && !file.equals(folder);
        return inside && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private static boolean isWeb(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("https") || scheme.equals("http")) && address.getRawAuthority() != null;
    }

    private static String encode(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && UNRESERVED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(String.format("%02X", b));
            }
        }
        return out.toString();
    }
}
