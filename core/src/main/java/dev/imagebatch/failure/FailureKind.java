package dev.imagebatch.failure;

/**
 * The closed set of reasons for which an image was not made, stored or bound.
 *
 * <p>Each kind says whether such a failure is billed, whether it ends the item or the whole batch, what a later run does
 * with the item, and what people can do about it.
 *
 * @since 0.1
 */
public enum FailureKind {
    /** The provider asked to slow down. */
    RATE_LIMITED(
            Charged.NO,
            Ends.ITEM,
            NextRun.AGAIN,
            "run again later, or set a lower rate than the provider allowed this time"),
    /** The provider failed in a way that usually passes: answers of 500, 502, 503, 504. */
    TRANSIENT(Charged.NO, Ends.ITEM, NextRun.AGAIN, "run again; if it stays so, look at the provider's status page"),
    /** No connection could be made. Ends the batch when the first calls all fail so. */
    UNREACHABLE(
            Charged.NO,
            Ends.ITEM,
            NextRun.AGAIN,
            "check the address, the network and the proxy, then run the same command again"),
    /** The request was sent and no whole answer came back. */
    UNKNOWN_OUTCOME(
            Charged.UNKNOWN,
            Ends.ITEM,
            NextRun.BY_POLICY,
            "may have been charged: check the provider's usage page, then run again allowing a retry of unknown outcomes"),
    /** The provider answered without an image. */
    EMPTY_ANSWER(
            Charged.UNKNOWN,
            Ends.ITEM,
            NextRun.BY_POLICY,
            "may have been charged: rephrase the prompt, or run again allowing a retry of unknown outcomes"),
    /** What was received as an image is none. */
    BAD_IMAGE(
            Charged.YES,
            Ends.ITEM,
            NextRun.BY_POLICY,
            "was charged: check the provider's status, then run again allowing a retry of unknown outcomes"),
    /** The provider's content rules refused the prompt, an input image or the result. */
    CONTENT_REJECTED(
            Charged.UNKNOWN, Ends.ITEM, NextRun.IF_CHANGED, "rephrase the prompt, or ask for the image with redo"),
    /** The provider refused the request itself. */
    INVALID_REQUEST(Charged.NO, Ends.ITEM, NextRun.IF_CHANGED, "change the specification as the message says"),
    /** The credentials are missing, wrong or not allowed to do this. */
    UNAUTHORIZED(Charged.NO, Ends.BATCH, NextRun.AGAIN, "fix the provider's key or permissions, then run again"),
    /** The account has no credit left. */
    OUT_OF_CREDIT(Charged.NO, Ends.BATCH, NextRun.AGAIN, "add credit to the provider's account, then run again"),
    /** The account's quota for the day is used up. */
    DAILY_QUOTA(Charged.NO, Ends.BATCH, NextRun.AGAIN, "run again after the quota's reset, or raise the quota"),
    /** The model does not exist, not any more, or not here. */
    MODEL_UNAVAILABLE(Charged.NO, Ends.BATCH, NextRun.AGAIN, "choose another model or region"),
    /** The budget has no room for the most that this image can cost. */
    BUDGET_EXHAUSTED(Charged.NO, Ends.ITEM, NextRun.AGAIN, "raise the budget, then run again"),
    /** The sink did not take the image; it is kept in the rescue folder. */
    SINK_FAILED(
            Charged.YES,
            Ends.ITEM,
            NextRun.AGAIN,
            "mend the storage, then run again: the image is kept and not paid for twice"),
    /** The image is stored, and a place that asked for it could not be told. */
    BIND_FAILED(
            Charged.YES,
            Ends.ITEM,
            NextRun.AGAIN,
            "mend the place, then run again: the image is stored, nothing is paid"),
    /** What the image was to start from was not made. */
    PARENT_FAILED(
            Charged.NO,
            Ends.ITEM,
            NextRun.AGAIN,
            "see why the image that it starts from failed, then run again: nothing was paid for this one"),
    /** What was to be done to the received image could not be done; the image is kept. */
    TRANSFORM_FAILED(
            Charged.YES,
            Ends.ITEM,
            NextRun.AGAIN,
            "change the transforms as the message says, then run again: the image is kept and not paid for twice"),
    /** The received image does not pass the declared quality checks; it is kept. */
    QUALITY_REJECTED(
            Charged.YES,
            Ends.ITEM,
            NextRun.BY_POLICY,
            "look at the kept image, then relax the checks or allow to ask again, and run again"),
    /** The batch was cancelled first. */
    CANCELLED(Charged.NO, Ends.ITEM, NextRun.AGAIN, "run again to go on");

    /** What such a failure brings to an end. */
    public enum Ends {
        /** This image alone; others go on. */
        ITEM,
        /** The batch: every further image would fail alike. */
        BATCH
    }

    /** What a later run does with an image that failed so. */
    public enum NextRun {
        /** Tries again. */
        AGAIN,
        /** Tries again only where unknown outcomes may be retried, since it may be paid for twice. */
        BY_POLICY,
        /** Does not try again unless the specification changed or a redo asks for it. */
        IF_CHANGED
    }

    private final Charged charged;
    private final Ends ends;
    private final NextRun nextRun;
    private final String nextAction;

    FailureKind(Charged charged, Ends ends, NextRun nextRun, String nextAction) {
        this.charged = charged;
        this.ends = ends;
        this.nextRun = nextRun;
        this.nextAction = nextAction;
    }

    /** Whether a failure of this kind is billed, unless the failure itself says otherwise. */
    public Charged charged() {
        return charged;
    }

    /** What a failure of this kind brings to an end. */
    public Ends ends() {
        return ends;
    }

    /** What a later run does with an image that failed so. */
    public NextRun nextRun() {
        return nextRun;
    }

    /** What people can do about it, as a phrase without a full stop. */
    public String nextAction() {
        return nextAction;
    }
}
