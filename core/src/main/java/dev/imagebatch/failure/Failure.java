package dev.imagebatch.failure;

/**
 * Why one image was not made, stored or bound: data, not an exception.
 *
 * <p>Immutable and thread-safe. The message never holds prompts, keys or image bytes.
 *
 * @param kind the reason
 * @param stage where it happened
 * @param charged whether it was billed
 * @param message what happened, for people, in one line of at most 2,000 characters: more is cut, and control characters
 *     become blanks
 * @since 0.1
 */
public record Failure(FailureKind kind, FailureStage stage, Charged charged, String message) {

    private static final int LONGEST = 2_000;

    /** Makes one line of the message: services and providers may say anything. */
    public Failure {
        String cut = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        message = cut.replaceAll("\\p{Cntrl}+", " ");
    }

    /** A failure of {@code kind} with the kind's own charge. */
    public static Failure of(FailureKind kind, FailureStage stage, String message) {
        return new Failure(kind, stage, kind.charged(), message);
    }
}
