package dev.imagebatch.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An image in a file.
 *
 * <p>Immutable and thread-safe as long as the file does not change.
 *
 * @param path the file
 * @param info the properties of the image
 * @since 0.1
 */
public record ImageFile(Path path, ImageInfo info) implements ImageData {

    /**
     * Reads the header and the checksum of an image in a file.
     *
     * @return empty if the file is not an image
     * @throws IOException if it cannot be read
     */
    public static Optional<ImageFile> read(Path path) throws IOException {
        Optional<ImageHeader> header;
        try (InputStream in = Files.newInputStream(path)) {
            header = ImageHeader.read(in);
        }
        if (header.isEmpty()) {
            return Optional.empty();
        }
        MessageDigest digest = Sha256.newDigest();
        long length;
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            length = in.transferTo(OutputStream.nullOutputStream());
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        ImageHeader found = header.get();
        return Optional.of(new ImageFile(path, new ImageInfo(found.format(), found.dimensions(), length, sha256)));
    }

    @Override
    public InputStream openStream() throws IOException {
        return Files.newInputStream(path);
    }
}
