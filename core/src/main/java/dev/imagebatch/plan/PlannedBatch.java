package dev.imagebatch.plan;

import dev.imagebatch.index.FingerprintIndex;
import dev.imagebatch.index.LongSet;
import dev.imagebatch.spec.Fingerprint;

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

    PlannedBatch(BatchPlan plan, FingerprintIndex firsts, LongSet setAside) {
        this.plan = plan;
        this.firsts = firsts;
        this.setAside = setAside;
    }

    /** What the batch would do and cost. */
    public BatchPlan plan() {
        return plan;
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
