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
 * <p>Immutable and thread-safe as long as nobody changes the file.
 *
 * @param path the file
 * @param info what its header says
 * @since 0.1
 */
public record ImageFile(Path path, ImageInfo info) implements ImageData {

    /**
     * The image that a file holds, header and checksum read now.
     *
     * @return empty if the file is no image
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
