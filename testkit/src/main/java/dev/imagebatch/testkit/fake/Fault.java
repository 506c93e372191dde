package dev.imagebatch.testkit.fake;

/**
 * What can go wrong at a service, whichever service it is; each stand-in gives it the form that its vendor gives it.
 *
 * <p>What goes wrong on the line ({@link #HANG}, {@link #RESET_BEFORE_ANSWER}, {@link #RESET_MID_BODY}, {@link
 * #TRUNCATED}) happens after the work is done: the vendor has charged for it.
 *
 * @since 0.1
 */
public enum Fault {
    /** Too many requests; the answer says how long to wait. */
    RATE_LIMITED,
    /** Too many requests; the answer does not say how long to wait. */
    RATE_LIMITED_WITHOUT_RETRY_AFTER,
    /** An internal error: status 500. */
    SERVER_ERROR,
    /** Overloaded: status 503. */
    UNAVAILABLE,
    /** A proxy's HTML page with status 502. */
    HTML_PAGE,
    /** The connection stays open and nothing comes. */
    HANG,
    /** The connection is reset before the first byte of the answer. */
    RESET_BEFORE_ANSWER,
    /** The connection is reset in the middle of the answer's body. */
    RESET_MID_BODY,
    /** The answer ends properly, in the middle of its JSON. */
    TRUNCATED,
    /** The image's Base64 text is none. */
    BAD_BASE64,
    /** What comes as an image is none. */
    NOT_AN_IMAGE,
    /** The vendor's content rules refuse the prompt. */
    REFUSED,
    /** A friendly answer without an image. */
    EMPTY_ANSWER,
    /** The key is not valid any more. */
    EXPIRED_KEY,
    /** The account has no credit left. */
    OUT_OF_CREDIT,
    /** The quota for the day is used up. */
    DAILY_QUOTA,
    /** The model has been switched off. */
    MODEL_GONE
}
