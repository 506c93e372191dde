package dev.imagebatch.transform;

/**
 * The pixels that a transform holds in memory.
 *
 * @param made the most new pixels of all its results together; parts share the pixels of the image, so cutting makes none
 * @param largest the most pixels of its largest result
 * @since 0.1
 */
public record MemoryNeed(long made, long largest) {}
