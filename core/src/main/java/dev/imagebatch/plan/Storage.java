package dev.imagebatch.plan;

import dev.imagebatch.spec.OutputReference;

/**
 * What a plan has to know of the stored images: whether one is still there, and how to open one that another picture
 * starts from.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface Storage extends ItemStanding.Presence, OutputReference.Opening {}
