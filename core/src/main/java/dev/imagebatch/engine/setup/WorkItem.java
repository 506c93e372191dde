package dev.imagebatch.engine.setup;

import dev.imagebatch.spec.ImageSpecification;

/**
 * A specification, or a share of its images.
 *
 * @param specification the specification
 * @param ordinal the index of its first item in the batch
 * @param from the first variant of the share
 * @param to the end variant, exclusive
 */
public record WorkItem(ImageSpecification specification, long ordinal, int from, int to) {

    /** Returns the share with one image only. */
    public WorkItem only(Item item) {
        return new WorkItem(specification, ordinal, item.variant(), item.variant() + 1);
    }

    /** Returns the index of an item in the batch. */
    public long ordinal(Item item) {
        return ordinal + item.variant();
    }
}
