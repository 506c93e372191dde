package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageHeader;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ReferenceImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A reference image inside the request, with the MIME type of its bytes. */
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

    /**
     * Reads a reference.
     *
     * @throws ProviderException if the service does not accept it
     */
    static InlineImage of(ReferenceImage reference) throws IOException, ProviderException {
        if (reference.role() == ReferenceImage.Role.MASK) {
            throw invalid("the model does not accept masks: describe in the prompt what may change");
        }
        byte[] bytes;
        try (InputStream in = reference.openStream()) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw invalid("the reference " + reference.name() + " is larger than " + MOST_BYTES + " bytes");
        }
        Optional<String> mimeType = mimeType(bytes);
        if (mimeType.isEmpty()) {
            throw invalid("the reference " + reference.name() + " is not a PNG, JPEG, WebP, HEIC or HEIF image");
        }
        return new InlineImage(bytes, mimeType.get());
    }

    private static ProviderException invalid(String message) {
        return ProviderException.of(FailureKind.INVALID_REQUEST, message);
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
