package dev.imagebatch.planning;

import dev.imagebatch.index.FingerprintIndex;
import dev.imagebatch.index.LongSet;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.spec.Fingerprint;
import java.util.OptionalLong;

/**
 * A plan together with the compact index that a run of it needs.
 *
 * <p>Immutable and thread-safe once made.
 *
 * @since 0.1
 */
public final class PlannedBatch {

    static final long ABSENT = -1;

    private final BatchPlan plan;
    private final FingerprintIndex firsts;
    private final LongSet setAside;
    private final TransformVariants finishes;
    private final OutputLinks links;

    PlannedBatch(
            BatchPlan plan, FingerprintIndex firsts, LongSet setAside, TransformVariants finishes, OutputLinks links) {
        this.plan = plan;
        this.firsts = firsts;
        this.setAside = setAside;
        this.finishes = finishes;
        this.links = links;
    }

    /** What the batch would do and cost. */
    public BatchPlan plan() {
        return plan;
    }

    /** Where the pictures are that specifications start from. */
    public OutputLinks links() {
        return links;
    }

    /** The place in the batch of the first item that a picture is made for; empty if the batch has none. */
    public OptionalLong first(Fingerprint item) {
        long ordinal = firsts.get(item, ABSENT);
        return ordinal == ABSENT ? OptionalLong.empty() : OptionalLong.of(ordinal);
    }

    /** Whether images have to be made after other ones of the batch. */
    public boolean isOrdered() {
        return links.isRead() || finishes.areAny();
    }

    /** Whether one of the images from {@code ordinal} on is another finish of an earlier one's picture. */
    public boolean isFinishedOnceMore(long ordinal, int images) {
        return finishes.isOnceMore(ordinal, images);
    }

    /** Whether a picture is wanted several times, each finished in its own way. */
    public boolean isFinishedInSeveralWays(Fingerprint picture) {
        return finishes.areSeveral(picture);
    }

    /** Whether the item at {@code ordinal} is the first of the batch with its picture. */
    public boolean isFirst(Fingerprint item, long ordinal) {
        return firsts.get(item, ABSENT) == ordinal;
    }

    /** Whether the specification whose first item is at {@code ordinal} is not part of the run. */
    public boolean isSetAside(long ordinal) {
        return setAside.contains(mark(ordinal));
    }

    static long mark(long ordinal) {
        return ordinal + 1;
    }
}
