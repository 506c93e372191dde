package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.imagebatch.http.ErrorBody;
import dev.imagebatch.http.Refusals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The content of an error; texts are empty if the body is a web page or lacks them.
 *
 * @param code the status as a number
 * @param status the status as a word, such as {@code RESOURCE_EXHAUSTED}
 * @param words the message and the codes, in whatever form they came; may quote the request
 * @param reasons the reasons in the details, such as {@code API_KEY_INVALID}
 * @param quotas the quotas that were exceeded
 * @param retryDelay the delay before a retry, such as {@code 55s}
 */
record GeminiErrorBody(
        int code,
        String status,
        ErrorBody words,
        Set<String> reasons,
        List<Quota> quotas,
        Optional<Duration> retryDelay) {

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s?");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A quota.
     *
     * @param id the id of the quota, which holds words such as {@code PerDay}
     * @param value the limit; empty if unknown
     */
    record Quota(String id, String value) {}

    /** Reads the body of an answer; some bodies are a list of one error. */
    static GeminiErrorBody read(int httpStatus, byte[] body) {
        JsonNode root = tree(body);
        ErrorBody words = ErrorBody.parse(new String(body, StandardCharsets.UTF_8));
        return of(httpStatus, (root.isArray() ? root.path(0) : root).path("error"), words);
    }

    static GeminiErrorBody of(int httpStatus, JsonNode error, ErrorBody words) {
        Set<String> reasons = new HashSet<>();
        List<Quota> quotas = new ArrayList<>();
        String retryDelay = null;
        for (JsonNode detail : error.path("details")) {
            reasons.add(detail.path("reason").asText(""));
            retryDelay = detail.path("retryDelay").asText(retryDelay);
            detail.path("violations")
                    .forEach(violation -> quotas.add(new Quota(
                            violation.path("quotaId").asText(""),
                            violation.path("quotaValue").asText(""))));
        }
        return new GeminiErrorBody(
                httpStatus == 200 && Refusals.statusWithinSuccess(words) > 0
                        ? Refusals.statusWithinSuccess(words)
                        : httpStatus,
                error.path("status").asText(""),
                words,
                reasons,
                quotas,
                seconds(retryDelay));
    }

    private static Optional<Duration> seconds(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(SECONDS::matcher)
                .filter(Matcher::matches)
                .map(number -> Duration.ofNanos(
                        new BigDecimal(number.group(1)).movePointRight(9).longValue()));
    }

    String message() {
        return words.message();
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
