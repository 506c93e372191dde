package dev.imagebatch.provider.openai;

import java.util.Optional;

/** The attempt's id as OpenAI takes it: it is logged there, and support finds a call by it that was never answered. */
final class ClientRequestId {

    static final String HEADER = "X-Client-Request-Id";

    /** A longer one, or one of other characters, is refused with the whole request. */
    private static final int LONGEST = 512;

    private ClientRequestId() {}

    /** The header's value; empty if the attempt has an id that would be refused, as a batch's id of the caller's may. */
    static Optional<String> of(String attempt) {
        boolean fits = !attempt.isEmpty() && attempt.length() <= LONGEST;
        return fits && attempt.chars().allMatch(c -> c > ' ' && c < 0x7f) ? Optional.of(attempt) : Optional.empty();
    }
}
