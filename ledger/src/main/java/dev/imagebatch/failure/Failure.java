package dev.imagebatch.failure;

/**
 * The reason why one image was not generated, stored or bound: data, not an exception.
 *
 * <p>Immutable and thread-safe. The message never contains prompts, keys or image bytes.
 *
 * @param kind the reason
 * @param stage the stage that failed
 * @param charged the charge
 * @param message the message for people, one line of at most 2,000 characters: longer ones are cut, and control characters
 *     become blanks
 * @since 0.1
 */
public record Failure(FailureKind kind, FailureStage stage, Charged charged, String message) {

    private static final int LONGEST = 2_000;

    /** Reduces the message to one line, since services may send any text. */
    public Failure {
        String cut = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        message = cut.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Returns a failure of {@code kind} with the kind's usual charge. */
    public static Failure of(FailureKind kind, FailureStage stage, String message) {
        return new Failure(kind, stage, kind.charged(), message);
    }
}
