package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** A request in the JSON of the service, with only the fields that were requested. */
final class GeminiRequest {

    private static final JsonFactory JSON = new JsonFactory();

    private final ImageRequest request;
    private final GeminiRequestOptions options;
    private final ImageConfig config;

    private GeminiRequest(ImageRequest request, GeminiRequestOptions options, ImageConfig config) {
        this.request = request;
        this.options = options;
        this.config = config;
    }

    /**
     * Returns the body of the request. Nothing is sent yet.
     *
     * @throws ProviderException if the request is invalid
     */
    static byte[] body(ImageRequest request, Optional<GeminiModel> model) throws ProviderException {
        GeminiRequestOptions options = options(request);
        ImageConfig config = ImageConfig.of(request, options, model);
        Optional<String> problem = model.flatMap(config::problem);
        if (problem.isPresent()) {
            throw ProviderException.of(FailureKind.INVALID_REQUEST, problem.get());
        }
        try {
            return new GeminiRequest(request, options, config.sentTo(model)).write();
        } catch (IOException e) {
            throw invalid("a reference cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    private static GeminiRequestOptions options(ImageRequest request) throws ProviderException {
        try {
            return GeminiRequestOptions.of(request.options());
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] write() throws IOException, ProviderException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("contents");
            json.writeStartObject();
            json.writeStringField("role", "user");
            writeParts(json);
            json.writeEndObject();
            json.writeEndArray();
            writeGenerationConfig(json);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private void writeParts(JsonGenerator json) throws IOException, ProviderException {
        json.writeArrayFieldStart("parts");
        json.writeStartObject();
        json.writeStringField("text", request.prompt());
        json.writeEndObject();
        for (ReferenceImage reference : request.references()) {
            InlineImage.of(reference).writeTo(json);
        }
        json.writeEndArray();
    }

    private void writeGenerationConfig(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("generationConfig");
        json.writeArrayFieldStart("responseModalities");
        for (String modality : options.modalities()) {
            json.writeString(modality);
        }
        json.writeEndArray();
        if (options.temperature() != null) {
            json.writeFieldName("temperature");
            json.writeNumber(options.temperature());
        }
        writeImageConfig(json);
        json.writeEndObject();
    }

    private void writeImageConfig(JsonGenerator json) throws IOException {
        if (config.aspectRatio() == null && config.imageSize() == null) {
            return;
        }
        json.writeObjectFieldStart("imageConfig");
        if (config.aspectRatio() != null) {
            json.writeStringField("aspectRatio", config.aspectRatio());
        }
        if (config.imageSize() != null) {
            json.writeStringField("imageSize", config.imageSize());
        }
        json.writeEndObject();
    }

    private static ProviderException invalid(String message, Exception cause) {
        return ProviderException.builder(FailureKind.INVALID_REQUEST, message)
                .cause(cause)
                .build();
    }
}
