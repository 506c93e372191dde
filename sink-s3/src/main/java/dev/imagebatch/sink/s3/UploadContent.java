package dev.imagebatch.sink.s3;

import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The length and checksum that identify the content of an object.
 *
 * @param length the number of bytes
 * @param sha256 the SHA-256 checksum as 64 lower-case hexadecimal digits
 */
record UploadContent(long length, String sha256) {

    static UploadContent of(ImageInfo info) {
        return new UploadContent(info.length(), info.sha256());
    }

    static UploadContent of(byte[] bytes) {
        return new UploadContent(bytes.length, HexFormat.of().formatHex(digest().digest(bytes)));
    }

    /** Returns the content of a stream, which is read to its end. */
    static UploadContent of(InputStream in) throws IOException {
        MessageDigest digest = digest();
        long length = new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
        return new UploadContent(length, HexFormat.of().formatHex(digest.digest()));
    }

    /** Returns the checksum in Base64, the format of S3. */
    String base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
