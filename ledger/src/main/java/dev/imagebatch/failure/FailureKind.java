package dev.imagebatch.failure;

/**
 * The reasons why an image was not generated, stored or bound.
 *
 * <p>Each kind determines whether such a failure is charged, whether it ends the item or the whole batch, what a later run
 * does with the item, and what people can do about it.
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
    /** A temporary failure of the provider: answers of 500, 502, 503, 504. */
    TRANSIENT(Charged.NO, Ends.ITEM, NextRun.AGAIN, "run again; if it stays so, look at the provider's status page"),
    /** No connection could be established. Ends the batch if all of the first calls fail this way. */
    UNREACHABLE(
            Charged.NO,
            Ends.ITEM,
            NextRun.AGAIN,
            "check the address, the network and the proxy, then run the same command again"),
    /** The request was sent, but no complete answer was received. */
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
    /** The received bytes are not a valid image. */
    BAD_IMAGE(
            Charged.YES,
            Ends.ITEM,
            NextRun.BY_POLICY,
            "was charged: check the provider's status, then run again allowing a retry of unknown outcomes"),
    /** The provider's content rules rejected the prompt, an input image or the result. */
    CONTENT_REJECTED(
            Charged.UNKNOWN, Ends.ITEM, NextRun.IF_CHANGED, "rephrase the prompt, or ask for the image with redo"),
    /** The provider rejected the request as invalid. */
    INVALID_REQUEST(Charged.NO, Ends.ITEM, NextRun.IF_CHANGED, "change the specification as the message says"),
    /** The provider, or a gateway before it, refused the request without saying that the request is at fault. */
    REFUSED(
            Charged.NO,
            Ends.ITEM,
            NextRun.AGAIN,
            "read the message: the account, a gateway or the network may be the reason; then run again"),
    /** The credentials are missing, invalid or lack a permission. */
    UNAUTHORIZED(Charged.NO, Ends.BATCH, NextRun.AGAIN, "fix the provider's key or permissions, then run again"),
    /** The account has no credit left. */
    OUT_OF_CREDIT(Charged.NO, Ends.BATCH, NextRun.AGAIN, "add credit to the provider's account, then run again"),
    /** The account's quota for the day is used up. */
    DAILY_QUOTA(Charged.NO, Ends.BATCH, NextRun.AGAIN, "run again after the quota's reset, or raise the quota"),
    /** The model does not exist, was retired, or is not available in this region. */
    MODEL_UNAVAILABLE(Charged.NO, Ends.BATCH, NextRun.AGAIN, "choose another model or region"),
    /** The remaining budget is below the highest possible price of this image. */
    BUDGET_EXHAUSTED(Charged.NO, Ends.ITEM, NextRun.AGAIN, "raise the budget, then run again"),
    /** The image could not be stored. It is kept in the rescue folder, unless that could not be written either. */
    SINK_FAILED(
            Charged.YES,
            Ends.ITEM,
            NextRun.AGAIN,
            "mend the storage, then run again: an image that was kept is not paid for twice"),
    /** The image is stored, but a place that uses it could not be updated. */
    BIND_FAILED(
            Charged.YES,
            Ends.ITEM,
            NextRun.AGAIN,
            "mend the place, then run again: the image is stored, nothing is paid"),
    /** The image to start from was not generated. */
    PARENT_FAILED(
            Charged.NO,
            Ends.ITEM,
            NextRun.AGAIN,
            "see why the image that it starts from failed, then run again: nothing was paid for this one"),
    /** The received image could not be transformed; it is kept. */
    TRANSFORM_FAILED(
            Charged.YES,
            Ends.ITEM,
            NextRun.AGAIN,
            "change the transforms as the message says, then run again: the image is kept and not paid for twice"),
    /** The received image failed the quality checks; it is kept. */
    QUALITY_REJECTED(
            Charged.YES,
            Ends.ITEM,
            NextRun.BY_POLICY,
            "look at the kept image, then relax the checks or allow to ask again, and run again"),
    /** The batch was cancelled before the image was generated. */
    CANCELLED(Charged.NO, Ends.ITEM, NextRun.AGAIN, "run again to go on");

    /** The reach of a failure. */
    public enum Ends {
        /** Ends this image only. */
        ITEM,
        /** Ends the batch, since every further image would fail in the same way. */
        BATCH
    }

    /** The treatment of a failed image by a later run. */
    public enum NextRun {
        /** Generates it again. */
        AGAIN,
        /** Generates it again only if unknown outcomes may be retried, since it may be charged twice. */
        BY_POLICY,
        /** Generates it again only if the specification changes or a redo requests it. */
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

    /** Returns the usual charge of a failure of this kind. */
    public Charged charged() {
        return charged;
    }

    /** Returns the reach of a failure of this kind. */
    public Ends ends() {
        return ends;
    }

    /** Returns the treatment of the image by a later run. */
    public NextRun nextRun() {
        return nextRun;
    }

    /** Returns what people can do about it, as a phrase without a full stop. */
    public String nextAction() {
        return nextAction;
    }
}
