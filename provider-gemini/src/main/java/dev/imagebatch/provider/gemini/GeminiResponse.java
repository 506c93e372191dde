package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.ErrorFields;
import dev.imagebatch.http.JsonAnswer;
import dev.imagebatch.provider.GenerationCall;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer, read from the stream in one pass: its images are passed on as they come, and nothing else is kept whole.
 */
final class GeminiResponse {

    private final JsonAnswer answer;
    private final JsonParser json;
    private final JsonWalk walk;
    private final ImageParts images;
    private long outputTokens;
    private @Nullable String finishReason;
    private @Nullable String blockReason;
    private @Nullable String modelVersion;
    private @Nullable String responseId;
    private final ErrorFields told = new ErrorFields();
    private JsonNode error = MissingNode.getInstance();

    private GeminiResponse(JsonAnswer answer, GenerationCall call) {
        this.answer = answer;
        this.json = answer.parser();
        this.walk = new JsonWalk(json);
        this.images = new ImageParts(answer, call);
    }

    static GeminiResponse read(InputStream in, GenerationCall call) throws IOException {
        try (JsonAnswer answer = JsonAnswer.of(in)) {
            answer.start();
            GeminiResponse response = new GeminiResponse(answer, call);
            response.walk.object(response::topLevel);
            return response;
        }
    }

    boolean hasImage() {
        return images.hasImage();
    }

    boolean hasDraft() {
        return images.hasDraft();
    }

    boolean hasAddress() {
        return images.hasAddress();
    }

    /** Returns the output tokens of the answer; 0 if it does not report them. */
    long outputTokens() {
        return outputTokens;
    }

    /** Returns the reason for which the model stopped. */
    @Nullable String finishReason() {
        return finishReason;
    }

    /** Returns the reason for which the prompt was refused. */
    @Nullable String blockReason() {
        return blockReason;
    }

    @Nullable String modelVersion() {
        return modelVersion;
    }

    @Nullable String responseId() {
        return responseId;
    }

    /** Returns the error that came with a success status, as some gateways send it; missing if it has another form. */
    JsonNode error() {
        return error;
    }

    /** Returns the words of an error that came with a success status; empty if there is none. */
    Optional<ErrorBody> words() {
        return told.error();
    }

    private void topLevel(String name) throws IOException {
        switch (name) {
            case "candidates" -> walk.array(() -> walk.object(this::candidate));
            case "promptFeedback", "prompt_feedback" -> walk.object(this::promptFeedback);
            case "usageMetadata", "usage_metadata" -> walk.object(this::usage);
            case "modelVersion", "model_version" -> modelVersion = json.getValueAsString();
            case "responseId", "response_id" -> responseId = json.getValueAsString();
            default -> {
                if (ErrorFields.include(name)) {
                    JsonNode value = answer.tree();
                    error = name.equals("error") ? value : error;
                    told.put(name, value);
                } else {
                    walk.pass();
                }
            }
        }
    }

    private void candidate(String name) throws IOException {
        switch (name) {
            case "content" -> walk.object(this::content);
            case "finishReason", "finish_reason" -> finishReason = json.getValueAsString();
            default -> walk.pass();
        }
    }

    private void content(String name) throws IOException {
        if (name.equals("parts")) {
            walk.array(images::part);
        } else {
            walk.pass();
        }
    }

    private void promptFeedback(String name) throws IOException {
        if (name.equals("blockReason") || name.equals("block_reason")) {
            blockReason = json.getValueAsString();
        } else {
            walk.pass();
        }
    }

    private void usage(String name) throws IOException {
        if (name.equals("candidatesTokenCount") || name.equals("candidates_token_count")) {
            outputTokens = Math.max(0, json.getValueAsLong());
        } else {
            walk.pass();
        }
    }
}
