package dev.imagebatch.transform;

/**
 * How many pixels a transform holds in memory.
 *
 * @param made how many it makes anew at most, all its pictures together; parts that are cut out of a picture share its
 *     pixels, so that cutting makes none
 * @param largest how many the largest of its pictures has at most
 * @since 0.1
 */
public record MemoryNeed(long made, long largest) {}
