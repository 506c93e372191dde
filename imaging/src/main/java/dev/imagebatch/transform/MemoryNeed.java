package dev.imagebatch.transform;

/**
 * The number of pixels that a transform holds in memory.
 *
 * @param made the maximum number of new pixels of all results together; parts share the pixels of the image, so cutting
 *     makes none
 * @param largest the maximum number of pixels of the largest result
 * @since 0.1
 */
public record MemoryNeed(long made, long largest) {}
