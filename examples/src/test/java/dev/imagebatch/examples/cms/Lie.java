package dev.imagebatch.examples.cms;

import dev.imagebatch.testkit.fake.FakeAnswer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers to writing calls that were not done. */
public enum Lie {
    /** The right answer. */
    PERFECT(200, "", null),
    /** A page of something in front of the site. */
    PAGE(200, "text/html", "<!doctype html><title>Sign in</title>"),
    /** Nothing. */
    EMPTY(200, "text/html", ""),
    /** Nothing, and no words about it. */
    NO_CONTENT(204, "text/html", ""),
    /** JSON of nothing. */
    EMPTY_JSON(200, "application/json", "{}"),
    /** An error as a success. */
    ERROR(200, "application/json", "{\"code\":\"rest_forbidden\",\"message\":\"no\",\"errors\":[{\"title\":\"no\"}]}"),
    /** A promise. */
    ACCEPTED(202, "application/json", "{\"status\":\"queued\"}");

    private final int status;
    private final String type;
    private final @Nullable String body;

    Lie(int status, String type, @Nullable String body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    FakeAnswer answer(FakeAnswer right) {
        return body == null ? right : FakeAnswer.of(status, type, body.getBytes(StandardCharsets.UTF_8));
    }
}
