package dev.imagebatch.planning;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.index.FingerprintIndex;
import dev.imagebatch.index.LongSet;
import dev.imagebatch.plan.BatchPlan;
import java.util.OptionalLong;

/**
 * A plan with the compact index that a run of it needs.
 *
 * <p>Immutable and thread-safe once made.
 *
 * @since 0.1
 */
public final class PlannedBatch {

    private static final long ABSENT = -1;

    private final BatchPlan plan;
    private final ItemIndex items;
    private final OutputLinks links;

    /** The places of a batch's items, by their keys. */
    record ItemIndex(FingerprintIndex firsts, LongSet excluded, TransformVariants transformVariants) {

        ItemIndex() {
            this(new FingerprintIndex(), new LongSet(), new TransformVariants());
        }
    }

    PlannedBatch(BatchPlan plan, ItemIndex items, OutputLinks links) {
        this.plan = plan;
        this.items = items;
        this.links = links;
    }

    /** Returns the plan. */
    public BatchPlan plan() {
        return plan;
    }

    /** Returns the images that specifications start from. */
    public OutputLinks links() {
        return links;
    }

    /** Returns the place in the batch of the first item with a picture; empty if there is none. */
    public OptionalLong firstOrdinal(Fingerprint item) {
        long ordinal = items.firsts().get(item, ABSENT);
        return ordinal == ABSENT ? OptionalLong.empty() : OptionalLong.of(ordinal);
    }

    /** Returns whether the item at {@code ordinal} is the first of the batch with its picture. */
    public boolean isFirst(Fingerprint item, long ordinal) {
        return items.firsts().get(item, ABSENT) == ordinal;
    }

    /** Returns whether images have to be made after other images of the batch. */
    public boolean isOrdered() {
        return links.isRead() || items.transformVariants().exist();
    }

    /** Returns whether one of the images from {@code ordinal} on transforms the picture of an earlier image. */
    public boolean reusesPicture(long ordinal, int images) {
        return items.transformVariants().include(ordinal, images);
    }

    /** Returns whether several images of the batch transform the same picture in different ways. */
    public boolean hasSeveralVariants(Fingerprint picture) {
        return items.transformVariants().share(picture);
    }

    /** Returns whether the specification with its first item at {@code ordinal} is not part of the run. */
    public boolean isExcluded(long ordinal) {
        return items.excluded().contains(ordinal);
    }
}
