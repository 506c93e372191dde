package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The rules of OpenAI's images API. */
final class OpenAiContract {

    private static final Set<String> COMMON = Set.of(
            "prompt",
            "model",
            "n",
            "size",
            "quality",
            "background",
            "output_format",
            "output_compression",
            "safety_identifier",
            "user");
    private static final Set<String> NEWEST = Set.of("complexity", "frame_count", "frame_duration_ms", "svg");
    private static final Set<String> FILE_TYPES = Set.of("image/png", "image/jpeg", "image/webp");
    private static final int LONGEST_PROMPT = 32_000;
    private static final int MOST_IMAGES = 10;
    private static final int MOST_FILES = 16;
    private static final int LARGEST_FILE = 50_000_000;

    private final OpenAiForm form;
    private final OpenAiModelRules model;
    private final boolean isEdit;

    /**
     * A rule that was broken.
     *
     * @param code the vendor's code for it
     * @param field the field
     * @param message what is wrong
     */
    record Breach(String code, String field, String message) {}

    OpenAiContract(OpenAiForm form, OpenAiModelRules model, boolean isEdit) {
        this.form = form;
        this.model = model;
        this.isEdit = isEdit;
    }

    Optional<Breach> breach() {
        return unknownField()
                .or(this::wrongPrompt)
                .or(this::wrongWord)
                .or(this::wrongNumber)
                .or(this::wrongCombination)
                .or(this::wrongFile);
    }

    private Optional<Breach> unknownField() {
        return form.fields().keySet().stream()
                .filter(name -> !isKnown(name))
                .findFirst()
                .map(name -> new Breach("unknown_parameter", name, "Unknown parameter: '" + name + "'."));
    }

    private boolean isKnown(String name) {
        if (COMMON.contains(name) || model.isNewest() && NEWEST.contains(name)) {
            return true;
        }
        return isEdit ? name.equals("input_fidelity") && model.generation().equals("1.5") : name.equals("moderation");
    }

    private Optional<Breach> wrongPrompt() {
        JsonNode prompt = form.fields().get("prompt");
        if (prompt == null
                || !prompt.isValueNode()
                || prompt.isNull()
                || prompt.asText().isEmpty()) {
            return breach("missing_required_parameter", "prompt");
        }
        return prompt.asText().codePointCount(0, prompt.asText().length()) > LONGEST_PROMPT
                ? breach("string_above_max_length", "prompt")
                : Optional.empty();
    }

    private Optional<Breach> wrongWord() {
        return word("size", model::takesSize)
                .or(() -> word("quality", model::takesQuality))
                .or(() -> word("background", Set.of("transparent", "opaque", "auto")::contains))
                .or(() -> word("output_format", this::takesFormat))
                .or(() -> word("moderation", Set.of("auto", "low")::contains))
                .or(() -> word("complexity", Set.of("low", "medium", "high")::contains))
                .or(() -> word("input_fidelity", Set.of("low", "high")::contains));
    }

    private boolean takesFormat(String format) {
        return Set.of("png", "jpeg", "webp").contains(format)
                || model.isNewest() && Set.of("gif", "svg").contains(format);
    }

    private Optional<Breach> wrongNumber() {
        return number("n", 1, MOST_IMAGES)
                .or(() -> number("output_compression", 0, 100))
                .or(() -> number("frame_count", 2, 16))
                .or(() -> number("frame_duration_ms", 0, 655_350));
    }

    private Optional<Breach> wrongCombination() {
        String format = form.text("output_format", "png");
        if (form.text("background", "auto").equals("transparent") && format.equals("jpeg")) {
            return breach("invalid_value", "background");
        }
        if (form.fields().containsKey("output_compression")
                && !Set.of("jpeg", "webp").contains(format)) {
            return breach("invalid_value", "output_compression");
        }
        return format.equals("svg") && form.number("n", 1) > 1 ? breach("invalid_value", "n") : Optional.empty();
    }

    private Optional<Breach> wrongFile() {
        if (!isEdit) {
            return Optional.empty();
        }
        List<Multipart.Part> images = form.images();
        List<Multipart.Part> masks = form.masks();
        if (images.isEmpty() || images.size() > MOST_FILES) {
            return breach("invalid_value", "image");
        }
        if (masks.size() > 1 || images.size() + masks.size() < form.files().size()) {
            return breach("unknown_parameter", "files");
        }
        return form.files().stream()
                .filter(part -> !isWhatItSays(part))
                .findFirst()
                .map(part ->
                        new Breach("unsupported_file_mimetype", part.name(), "Invalid file '" + part.name() + "'."))
                .or(() -> masks.stream()
                        .filter(mask -> !isMaskFor(mask, images.get(0)))
                        .findFirst()
                        .map(mask -> new Breach("invalid_value", "mask", "Invalid mask.")));
    }

    private static boolean isWhatItSays(Multipart.Part part) {
        return FILE_TYPES.contains(part.type())
                && part.bytes().length < LARGEST_FILE
                && header(part)
                        .filter(header -> header.format().mimeType().equals(part.type()))
                        .isPresent();
    }

    private static boolean isMaskFor(Multipart.Part mask, Multipart.Part image) {
        Optional<Dimensions> size = header(mask).map(ImageHeader::dimensions);
        return mask.type().equals("image/png") && size.equals(header(image).map(ImageHeader::dimensions));
    }

    static Optional<ImageHeader> header(Multipart.Part part) {
        try {
            return ImageHeader.read(new ByteArrayInputStream(part.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private Optional<Breach> word(String name, Predicate<String> isTaken) {
        JsonNode value = form.fields().get(name);
        return value == null || value.isTextual() && isTaken.test(value.textValue())
                ? Optional.empty()
                : breach("invalid_value", name);
    }

    private Optional<Breach> number(String name, int least, int most) {
        JsonNode value = form.fields().get(name);
        return value == null || value.isInt() && value.intValue() >= least && value.intValue() <= most
                ? Optional.empty()
                : breach("invalid_value", name);
    }

    private static Optional<Breach> breach(String code, String field) {
        return Optional.of(new Breach(code, field, "Invalid value for '" + field + "'."));
    }
}
