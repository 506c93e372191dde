package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.nio.charset.StandardCharsets;

/**
 * The message for a line of invalid JSON. The parser's own messages are not used, since they quote the line, which may
 * contain prompts.
 */
final class JsonMistake {

    private JsonMistake() {}

    static String of(JsonProcessingException e, SourceLineReader lines) {
        return message(e, lines, reason(e));
    }

    /** Returns the message for text after the object. */
    static String afterObject(JsonProcessingException e, SourceLineReader lines) {
        boolean isComma = String.valueOf(e.getOriginalMessage()).startsWith("Unexpected character (','");
        return message(e, lines, isComma ? "a comma follows the object; delete it" : reason(e));
    }

    private static String message(JsonProcessingException e, SourceLineReader lines, String reason) {
        String place = e.getLocation() == null ? "" : " at column " + column(e.getLocation(), lines);
        return "is not valid JSON" + place + ": " + reason;
    }

    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        if (e instanceof StreamConstraintsException) {
            return message.contains("nesting depth")
                    ? "it is nested more than " + JsonlFormat.MAX_NESTING + " levels deep"
                    : "a name or number is longer than any that makes sense here";
        }
        if (e instanceof JsonEOFException) {
            return "the line ends before the object does";
        }
        if (message.startsWith("Illegal unquoted character")) {
            return "a control character stands in a text; write a tab as \\t and a line break as \\n";
        }
        if (message.startsWith("Duplicate")) {
            return "a key is there twice";
        }
        if (message.startsWith("Unrecognized token")) {
            return "a value is neither a quoted text nor a number, true, false, null, list or object";
        }
        return message.contains("escape")
                ? "an escape after a backslash is not one that JSON knows"
                : "check commas, colons and quotes";
    }

    private static int column(JsonLocation location, SourceLineReader lines) {
        int bytes = Math.max(0, Math.min(location.getColumnNr() - 1, lines.length()));
        String text = new String(lines.buffer(), lines.start(), bytes, StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length()) + 1;
    }
}
