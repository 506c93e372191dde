package dev.imagebatch.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;

/**
 * The body of a refusal, in any of the forms that servers use.
 *
 * @param message the message, empty if there is none
 * @param type the vendor's type, in lower case, empty if there is none
 * @param code the vendor's code, in lower case, empty if there is none; a number as text
 * @param stage the stage at which moderation refused, empty if unknown
 */
record OpenAiErrorBody(String message, String type, String code, String stage) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static OpenAiErrorBody parse(String body) {
        String text = body.strip();
        if (text.startsWith("<")) {
            return plain("the answer is an HTML page, not the service's");
        }
        try {
            return of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return plain(text);
        }
    }

    /** Returns the content of a parsed body, or of the value of its {@code error}. */
    static OpenAiErrorBody of(JsonNode body) {
        JsonNode error = body.path("error");
        if (error.isTextual()) {
            return plain(error.textValue());
        }
        JsonNode told = error.isObject() ? error : body;
        return new OpenAiErrorBody(
                message(told),
                lower(told.path("type")),
                lower(told.path("code")),
                lower(told.path("moderation_details").path("moderation_stage")));
    }

    /** Returns true if the message, the type or the code contains any of these words, which must be in lower case. */
    boolean mentions(String... words) {
        String all = message.toLowerCase(Locale.ROOT) + ' ' + type + ' ' + code;
        for (String word : words) {
            if (all.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static String message(JsonNode told) {
        for (String name : new String[] {"message", "detail", "msg", "title"}) {
            JsonNode value = told.path(name);
            if (value.isTextual()) {
                return value.textValue();
            }
            if (value.isArray() && value.path(0).path("msg").isTextual()) {
                return value.path(0).path("loc").toString() + " "
                        + value.path(0).path("msg").textValue();
            }
            if (value.isObject()) {
                return message(value);
            }
        }
        return "";
    }

    private static String lower(JsonNode value) {
        boolean absent = value instanceof MissingNode || value.isNull() || value.isContainerNode();
        return absent ? "" : value.asText().toLowerCase(Locale.ROOT);
    }

    private static OpenAiErrorBody plain(String text) {
        return new OpenAiErrorBody(text, "", "", "");
    }
}
