package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageHeader;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.ReferenceImage.Role;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;

/**
 * The multipart form of an edit. Each file has its own MIME type and is read from its source while it is sent.
 *
 * <p>The SDK's form gives all files of a list the same type and cannot stream a list, so it is not used.
 */
final class OpenAiEdit {

    private OpenAiEdit() {}

    static RequestBody form(OpenAiRequest request) throws ProviderException {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        request.fields().forEach((name, value) -> form.addFormDataPart(name, text(value)));
        List<ReferenceImage> images = withRole(request, false);
        List<ReferenceImage> masks = withRole(request, true);
        if (images.isEmpty() || masks.size() > 1) {
            throw refused("an edit starts from at least one image, and from at most one mask");
        }
        String name = images.size() == 1 ? "image" : "image[]";
        for (ReferenceImage image : images) {
            add(form, name, image);
        }
        for (ReferenceImage mask : masks) {
            add(form, "mask", mask);
        }
        return form.build();
    }

    private static List<ReferenceImage> withRole(OpenAiRequest request, boolean mask) {
        return request.references().stream()
                .filter(reference -> (reference.role() == Role.MASK) == mask)
                .toList();
    }

    private static void add(MultipartBody.Builder form, String name, ReferenceImage reference)
            throws ProviderException {
        ReferenceFile file = read(reference);
        String fileName = name.replace("[]", "") + "." + file.format().extension();
        form.addFormDataPart(name, fileName, file);
    }

    private static ReferenceFile read(ReferenceImage reference) throws ProviderException {
        try (InputStream header = new BufferedInputStream(reference.openStream());
                InputStream whole = reference.openStream()) {
            ImageFormat format = ImageHeader.read(header)
                    .map(ImageHeader::format)
                    .orElseThrow(
                            () -> refused("the reference " + reference.name() + " is no PNG, JPEG, WebP or GIF image"));
            return new ReferenceFile(reference, format, whole.transferTo(OutputStream.nullOutputStream()));
        } catch (IOException e) {
            throw ProviderException.builder(
                            FailureKind.INVALID_REQUEST, "the reference " + reference.name() + " cannot be read")
                    .cause(e)
                    .build();
        }
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static ProviderException refused(String message) {
        return ProviderException.of(FailureKind.INVALID_REQUEST, message);
    }

    private static final class ReferenceFile extends RequestBody {

        private final ReferenceImage reference;
        private final ImageFormat format;
        private final long length;

        ReferenceFile(ReferenceImage reference, ImageFormat format, long length) {
            this.reference = reference;
            this.format = format;
            this.length = length;
        }

        ImageFormat format() {
            return format;
        }

        @Override
        public MediaType contentType() {
            return MediaType.get(format.mimeType());
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try (Source source = Okio.source(reference.openStream())) {
                sink.writeAll(source);
            }
        }
    }
}
