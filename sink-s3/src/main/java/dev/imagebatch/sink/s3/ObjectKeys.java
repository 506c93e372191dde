package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * The keys of objects below a prefix.
 *
 * @param prefix what all keys begin with, empty or with {@code /} at its end
 */
record ObjectKeys(String prefix) {

    /** Amazon's limit, less what a sidecar adds. */
    private static final int MOST_BYTES = 1024 - ".xmp".length();

    /** @throws IllegalArgumentException if a key below the prefix would not be portable */
    static ObjectKeys below(String prefix) {
        String ended = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        if (!ended.isEmpty() && !isPortable(ended + "x")) {
            throw new IllegalArgumentException(
                    "the prefix is folders such as images/2026: no / in front, no empty name, no . or .. : " + prefix);
        }
        return new ObjectKeys(ended);
    }

    /** The whole key of an image. */
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

    /** The key of what is stored beside an image. */
    static String sidecar(String imageKey) {
        return imageKey + ".xmp";
    }

    /** Browsers and servers resolve dots and merge slashes. */
    private static boolean isPortable(String key) {
        return key.chars().noneMatch(c -> c < ' ' || c == 127 || c == '\\')
                && Stream.of(key.split("/", -1))
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }
}
