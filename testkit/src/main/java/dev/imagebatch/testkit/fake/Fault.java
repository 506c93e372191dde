package dev.imagebatch.testkit.fake;

/**
 * A fault of a service, independent of the vendor; each stand-in answers in its vendor's form.
 *
 * <p>Connection faults ({@link #HANG}, {@link #RESET_BEFORE_ANSWER}, {@link #RESET_MID_BODY}, {@link #TRUNCATED})
 * happen after the work: the vendor has charged for it.
 *
 * @since 0.1
 */
public enum Fault {
    /** Too many requests, with a time to wait. */
    RATE_LIMITED,
    /** Too many requests, without a time to wait. */
    RATE_LIMITED_WITHOUT_RETRY_AFTER,
    /** An internal error: status 500. */
    SERVER_ERROR,
    /** Overloaded: status 503. */
    UNAVAILABLE,
    /** A proxy's HTML page with status 502. */
    HTML_PAGE,
    /** The connection stays open without an answer. */
    HANG,
    /** The connection is reset before the first byte of the answer. */
    RESET_BEFORE_ANSWER,
    /** The connection is reset in the middle of the answer's body. */
    RESET_MID_BODY,
    /** The answer ends properly in the middle of its JSON. */
    TRUNCATED,
    /** The image's Base64 text is invalid. */
    BAD_BASE64,
    /** The bytes of the image are not an image. */
    NOT_AN_IMAGE,
    /** The vendor's content rules refuse the prompt. */
    REFUSED,
    /** A successful answer without an image. */
    EMPTY_ANSWER,
    /** The key is no longer valid. */
    EXPIRED_KEY,
    /** The account has no credit left. */
    OUT_OF_CREDIT,
    /** The quota for the day is used up. */
    DAILY_QUOTA,
    /** The model was retired. */
    MODEL_GONE
}
