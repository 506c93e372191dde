package dev.imagebatch.failure;

/**
 * Why one image was not made, stored or bound: data, not an exception.
 *
 * <p>Immutable and thread-safe. The message never holds prompts, keys or image bytes.
 *
 * @param kind the reason
 * @param stage where it happened
 * @param charged whether it was billed
 * @param message what happened, for people, in one line
 * @since 0.1
 */
public record Failure(FailureKind kind, Stage stage, Charged charged, String message) {

    /** A failure of {@code kind} with the kind's own charge. */
    public static Failure of(FailureKind kind, Stage stage, String message) {
        return new Failure(kind, stage, kind.charged(), message);
    }
}
