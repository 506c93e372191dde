package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageHeader;
import dev.imagebatch.spec.ReferenceImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A reference inside the request, with the MIME type that its bytes have. */
final class InlineImage {

    private static final int MOST_BYTES = 7 * 1024 * 1024;
    private static final int BRAND_FROM = 4;
    private static final int BRAND_LENGTH = 8;

    private final byte[] bytes;
    private final String mimeType;

    private InlineImage(byte[] bytes, String mimeType) {
        this.bytes = bytes;
        this.mimeType = mimeType;
    }

    /** @throws IllegalArgumentException if the service does not take such a reference */
    static InlineImage of(ReferenceImage reference) throws IOException {
        if (reference.role() == ReferenceImage.Role.MASK) {
            throw new IllegalArgumentException("the model takes no masks: say in the prompt what may change");
        }
        byte[] bytes;
        try (InputStream in = reference.openStream()) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "the reference " + reference.name() + " is larger than " + MOST_BYTES + " bytes");
        }
        return new InlineImage(
                bytes,
                mimeType(bytes)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the reference " + reference.name() + " is no PNG, JPEG, WebP, HEIC or HEIF image")));
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("inlineData");
        json.writeStringField("mimeType", mimeType);
        json.writeBinaryField("data", bytes);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static Optional<String> mimeType(byte[] bytes) throws IOException {
        Optional<ImageFormat> format =
                ImageHeader.read(new ByteArrayInputStream(bytes)).map(ImageHeader::format);
        return format.isPresent()
                ? format.filter(known -> known != ImageFormat.GIF).map(ImageFormat::mimeType)
                : highEfficiency(bytes);
    }

    private static Optional<String> highEfficiency(byte[] bytes) {
        if (bytes.length < BRAND_FROM + BRAND_LENGTH) {
            return Optional.empty();
        }
        return switch (new String(bytes, BRAND_FROM, BRAND_LENGTH, StandardCharsets.ISO_8859_1)) {
            case "ftypheic", "ftypheix", "ftyphevc", "ftyphevx" -> Optional.of("image/heic");
            case "ftypmif1", "ftypmsf1" -> Optional.of("image/heif");
            default -> Optional.empty();
        };
    }
}
