package dev.imagebatch.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * The content of an error, in any of the forms that services, gateways and proxies use: JSON with {@code error},
 * {@code errors}, {@code detail}, {@code message} or {@code msg}, plain text, or a web page.
 *
 * @param message the message for people; may quote the request
 * @param codes the types, codes, reasons and states, in lower case, separated by spaces; numbers as text
 * @param form the form of the body
 * @param namesAField true if the error names a field of the request
 * @since 0.1
 */
public record ErrorBody(String message, String codes, Form form, boolean namesAField) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] MESSAGES = {
        "message", "detail", "msg", "title", "error_description", "error_message", "error", "reason"
    };
    private static final String[] CODES = {"type", "code", "status", "status_code", "reason", "error_code", "statusCode"
    };
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])([45]\\d\\d)(?![\\w.])");

    /** The form of a body. */
    public enum Form {
        /** JSON, the service's own or a gateway's. */
        JSON,
        /** Text that is not JSON, or JSON that was cut off. */
        TEXT,
        /** A web page, never the service's own. */
        PAGE,
        /** Nothing. */
        EMPTY
    }

    /** Reads the body of an answer. */
    public static ErrorBody parse(String body) {
        String text = body.strip();
        if (text.isEmpty()) {
            return new ErrorBody("", "", Form.EMPTY, false);
        }
        if (text.startsWith("<")) {
            return new ErrorBody("the answer is an HTML page, not the service's", "", Form.PAGE, false);
        }
        try {
            return of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return new ErrorBody(text, "", Form.TEXT, false);
        }
    }

    /** Returns the content of a parsed body, or of the value of its {@code error}. */
    public static ErrorBody of(JsonNode body) {
        JsonNode root = body.isArray() ? body.path(0) : body;
        StringJoiner codes = new StringJoiner(" ");
        addCodes(root, codes);
        JsonNode told = inner(root);
        if (told != root) {
            addCodes(told, codes);
        }
        told.path("details").forEach(detail -> addCodes(detail, codes));
        String message = told.isTextual() ? told.textValue() : message(told);
        boolean namesAField = told.path("param").isTextual()
                || told.path("param").isArray()
                || root.path("detail").path(0).path("loc").isArray();
        return new ErrorBody(message, codes.toString().toLowerCase(Locale.ROOT), Form.JSON, namesAField);
    }

    /** Returns this content without a text such as the prompt, whose words say nothing about the error. */
    public ErrorBody without(String quoted) {
        return quoted.isBlank() ? this : new ErrorBody(message.replace(quoted, ""), codes, form, namesAField);
    }

    /** Returns this content with one more code, such as one from a header. */
    public ErrorBody withCode(String code) {
        Form told = form == Form.EMPTY ? Form.JSON : form;
        return new ErrorBody(message, codes + ' ' + code.toLowerCase(Locale.ROOT), told, namesAField);
    }

    /** Returns true if the message or the codes contain any of these words, which must be in lower case. */
    public boolean mentions(String... words) {
        String all = text();
        for (String word : words) {
            if (all.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Returns true if the pattern is found in the message or the codes, both in lower case. */
    boolean mentions(Pattern pattern) {
        return pattern.matcher(text()).find();
    }

    /** Returns the HTTP status of an error, from 400 to 599, that its codes name as a number; empty if there is none. */
    public OptionalInt namedStatus() {
        return NUMBER.matcher(codes)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst();
    }

    private String text() {
        return message.toLowerCase(Locale.ROOT) + ' ' + codes;
    }

    private static JsonNode inner(JsonNode root) {
        JsonNode error = root.path("error");
        if (error.isContainerNode()
                || error.isTextual() && !root.path("message").isTextual()) {
            return error.isArray() ? error.path(0) : error;
        }
        JsonNode errors = root.path("errors");
        return errors.path(0).isMissingNode() ? root : errors.path(0);
    }

    private static String message(JsonNode told) {
        for (String name : MESSAGES) {
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

    private static void addCodes(JsonNode node, StringJoiner codes) {
        for (String name : CODES) {
            JsonNode value = node.path(name);
            if (value.isTextual() || value.isNumber()) {
                codes.add(value.asText());
            }
        }
    }
}
