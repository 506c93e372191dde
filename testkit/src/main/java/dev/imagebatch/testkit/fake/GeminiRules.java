package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.image.ImageHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** The rules of {@code generateContent} for images, with the service's error messages. */
final class GeminiRules {

    private static final int MOST_REFERENCE_BYTES = 7 * 1024 * 1024;
    private static final Set<String> MIME_TYPES =
            Set.of("image/png", "image/jpeg", "image/webp", "image/heic", "image/heif");

    private final GeminiModelRules model;

    /** The request breaks a rule. */
    static final class BrokenException extends Exception {

        private static final long serialVersionUID = 1;

        BrokenException(String message) {
            super(message);
        }
    }

    GeminiRules(GeminiModelRules model) {
        this.model = model;
    }

    void check(JsonNode body) throws BrokenException {
        known(body, "", Set.of("contents", "generationConfig", "systemInstruction", "safetySettings"));
        demand(body.path("contents").isArray() && !body.path("contents").isEmpty(), "contents is not specified");
        int references = 0;
        for (JsonNode content : body.path("contents")) {
            references += content(content);
        }
        demand(references <= model.references(), "at most " + model.references() + " images may be given");
        generationConfig(body.path("generationConfig"));
    }

    private static int content(JsonNode content) throws BrokenException {
        known(content, "contents[0]", Set.of("role", "parts"));
        demand(
                Set.of("user", "model").contains(content.path("role").asText("user")),
                "Please use a valid role: user, model.");
        demand(!content.path("parts").isEmpty(), "contents.parts must not be empty.");
        int references = 0;
        for (JsonNode part : content.path("parts")) {
            known(part, "contents[0].parts[0]", Set.of("text", "inlineData", "thoughtSignature"));
            if (part.has("inlineData")) {
                reference(part.path("inlineData"));
                references++;
            } else {
                demand(!part.path("text").asText().isEmpty(), "contents.parts.data must not be empty.");
            }
        }
        return references;
    }

    private static void reference(JsonNode inline) throws BrokenException {
        known(inline, "contents[0].parts[1].inline_data", Set.of("mimeType", "data"));
        String mimeType = inline.path("mimeType").asText();
        demand(MIME_TYPES.contains(mimeType), "Unsupported MIME type: " + mimeType);
        byte[] bytes = decoded(inline.path("data").asText());
        demand(bytes.length > 0 && bytes.length <= MOST_REFERENCE_BYTES, "the image is empty or too large");
        Optional<ImageHeader> header = header(bytes);
        boolean asDeclared = header.isEmpty()
                ? mimeType.startsWith("image/hei")
                : header.get().format().mimeType().equals(mimeType);
        demand(asDeclared, "Unable to process input image: it is not " + mimeType);
    }

    private void generationConfig(JsonNode config) throws BrokenException {
        known(
                config,
                "generation_config",
                Set.of(
                        "responseModalities",
                        "imageConfig",
                        "temperature",
                        "topP",
                        "topK",
                        "candidateCount",
                        "maxOutputTokens"));
        for (JsonNode modality : config.path("responseModalities")) {
            demand(Set.of("TEXT", "IMAGE").contains(modality.asText()), "unknown modality " + modality.asText());
        }
        demand(config.path("candidateCount").asInt(1) == 1, "Only one candidate can be specified");
        double temperature = config.path("temperature").asDouble(1);
        demand(temperature >= 0 && temperature <= 2, "temperature must be in the range [0.0, 2.0]");
        imageConfig(config.path("imageConfig"));
    }

    private void imageConfig(JsonNode config) throws BrokenException {
        known(config, "generation_config.image_config", Set.of("aspectRatio", "imageSize"));
        if (config.has("aspectRatio")) {
            demand(
                    model.ratios().containsKey(config.path("aspectRatio").asText()),
                    "aspect_ratio must be one of " + model.ratios().keySet());
        }
        if (config.has("imageSize")) {
            demand(
                    model.tokens().containsKey(config.path("imageSize").asText()),
                    "image_size must be one of " + model.tokens().keySet());
        }
    }

    private static byte[] decoded(String text) throws BrokenException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new BrokenException("Base64 decoding failed");
        }
    }

    private static Optional<ImageHeader> header(byte[] bytes) throws BrokenException {
        try {
            return ImageHeader.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new BrokenException("Unable to process input image");
        }
    }

    private static void known(JsonNode node, String where, Set<String> fields) throws BrokenException {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            demand(
                    fields.contains(name),
                    "Invalid JSON payload received. Unknown name \"" + name + "\" at '" + where
                            + "': Cannot find field.");
        }
    }

    private static void demand(boolean holds, String otherwise) throws BrokenException {
        if (!holds) {
            throw new BrokenException(otherwise);
        }
    }
}
