package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * The keys of the objects under a prefix.
 *
 * @param prefix the common prefix of all keys; empty or ending with {@code /}
 */
record ObjectKeys(String prefix) {

    /** The limit of S3 in bytes, less the length of the sidecar suffix. */
    private static final int MOST_BYTES = 1024 - ".xmp".length();

    /**
     * Returns the keys under a prefix, adding the final {@code /} if it is missing.
     *
     * @throws IllegalArgumentException if keys under the prefix would not be portable
     */
    static ObjectKeys below(String prefix) {
        String ended = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        if (!ended.isEmpty() && !isPortable(ended + "x")) {
            throw new IllegalArgumentException(
                    "the prefix is folders such as images/2026: no / in front, no empty name, no . or .. : " + prefix);
        }
        return new ObjectKeys(ended);
    }

    /**
     * Returns the full key of an image.
     *
     * @throws IOException if the key is not portable or is too long for S3
     */
    String of(String name) throws IOException {
        String key = prefix + name;
        if (!isPortable(key)) {
            throw new IOException(
                    "the key is not a path of names that every server and browser keeps as it is: " + key);
        }
        if (key.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IOException("the key is longer than the " + MOST_BYTES + " bytes that S3 can take: " + key);
        }
        return key;
    }

    /** Returns the key of the sidecar of an image. */
    static String sidecar(String imageKey) {
        return imageKey + ".xmp";
    }

    /** Returns true if servers and browsers keep the key as it is; they resolve dots and merge slashes. */
    private static boolean isPortable(String key) {
        return key.chars().noneMatch(c -> c < ' ' || c == 127 || c == '\\')
                && Stream.of(key.split("/", -1))
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }
}
