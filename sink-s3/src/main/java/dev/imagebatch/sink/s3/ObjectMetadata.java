package dev.imagebatch.sink.s3;

import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.sink.StoreRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The metadata of objects within the limits of S3: printable US-ASCII, and 2 KB including names. */
final class ObjectMetadata {

    /** The name of the entry in a sidecar's metadata that holds the checksum of its image. */
    static final String IMAGE_SHA256 = "image-sha256";

    private static final int MOST_BYTES = 2048;
    private static final int HEADER_PREFIX = "x-amz-meta-".length();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Map<String, String> entries = new LinkedHashMap<>();
    private int left = MOST_BYTES;

    private ObjectMetadata() {}

    static Map<String, String> ofImage(StoreRequest request) {
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.add("sha256", request.image().info().sha256());
        metadata.add("fingerprint", request.fingerprint().toString());
        metadata.add("specification", request.specification().id());
        metadata.add("variant", String.valueOf(request.variant()));
        metadata.add("piece", request.piece());
        request.specification().altText().ifPresent(text -> metadata.add("alt-text", text));
        return Map.copyOf(metadata.entries);
    }

    static Map<String, String> ofSidecar(ImageInfo image) {
        return Map.of(IMAGE_SHA256, image.sha256());
    }

    /** Adds an entry; skips it if the value is empty or exceeds the remaining space. */
    private void add(String name, String value) {
        String encoded = encoded(value);
        int size = HEADER_PREFIX + name.length() + encoded.length();
        if (!encoded.isEmpty() && size <= left) {
            entries.put(name, encoded);
            left -= size;
        }
    }

    /**
     * Encodes percent signs and all characters except printable US-ASCII as %XX in UTF-8. Collapses white space into
     * single spaces, as HTTP headers do.
     */
    private static String encoded(String value) {
        String text = value.replaceAll("\\s+", " ").strip();
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= ' ' && b < 127 && b != '%') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
