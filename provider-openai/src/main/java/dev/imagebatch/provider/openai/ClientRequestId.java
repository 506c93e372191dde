package dev.imagebatch.provider.openai;

import java.util.Optional;

/** The header that sends the id of an attempt. OpenAI logs it, so that support can find calls that got no answer. */
final class ClientRequestId {

    static final String HEADER = "X-Client-Request-Id";

    /** The most characters that OpenAI accepts; a longer id, or one with other characters, fails the whole request. */
    private static final int LONGEST = 512;

    private ClientRequestId() {}

    /**
     * Returns the header's value; empty if OpenAI would refuse the id, which is possible if the caller chose the batch
     * id.
     */
    static Optional<String> of(String attempt) {
        boolean fits = !attempt.isEmpty() && attempt.length() <= LONGEST;
        return fits && attempt.chars().allMatch(c -> c > ' ' && c < 0x7f) ? Optional.of(attempt) : Optional.empty();
    }
}
