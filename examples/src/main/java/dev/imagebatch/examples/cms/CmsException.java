package dev.imagebatch.examples.cms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An error answer of a site with its message. */
public final class CmsException extends IOException {

    private static final long serialVersionUID = 1;
    private static final int MOST_WORDS = 200;

    private final int status;

    private CmsException(int status, String words) {
        super("the site answered " + status + (words.isEmpty() ? "" : ": " + words));
        this.status = status;
    }

    static CmsException of(int status, byte[] body) {
        try {
            return new CmsException(status, words(new ObjectMapper().readTree(body)));
        } catch (IOException e) {
            return new CmsException(status, "");
        }
    }

    /** Returns true if the requested object does not exist or no longer exists. */
    public boolean isMissing() {
        return status == 404 || status == 410;
    }

    /** WordPress has a message, JSON:API a list of errors. */
    private static String words(JsonNode body) {
        JsonNode error = body.path("errors").path(0);
        String words = Stream.of(body.path("message"), error.path("title"), error.path("detail"))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "))
                .replaceAll("\\p{Cntrl}+", " ");
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "..." : words;
    }

    /** Returns the failure of a change that was answered with success and did not happen. */
    public static IOException notKept(String what) {
        return new IOException("the site answered with success, but did not keep " + what + ": run again");
    }
}
