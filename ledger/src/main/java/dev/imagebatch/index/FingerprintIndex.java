package dev.imagebatch.index;

import dev.imagebatch.image.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * A map from fingerprints to numbers in primitive arrays, at some 40 bytes an entry.
 *
 * <p>It grows in 256 independent parts, so that growing never needs room for a second copy of the whole. Not
 * thread-safe: callers lock.
 *
 * @since 0.1
 */
public final class FingerprintIndex {

    private static final int SEGMENTS = 256;
    private static final int SEGMENT_SHIFT = Long.SIZE - 8;
    private static final double SMALLEST = 16;

    private final @Nullable FingerprintSegment[] segments = new @Nullable FingerprintSegment[SEGMENTS];
    private long size;

    /** Creates an empty index. */
    public FingerprintIndex() {}

    /** Returns the number of a fingerprint, or {@code absent} if it has none. */
    public long get(Fingerprint key, long absent) {
        long hash = hash(key);
        FingerprintSegment segment = segments[segmentOf(hash)];
        return segment == null ? absent : segment.get(hash, key, absent);
    }

    /** Returns whether a fingerprint has a number. */
    public boolean contains(Fingerprint key) {
        return get(key, -1) >= 0;
    }

    /**
     * Sets the number of a fingerprint, replacing any earlier one.
     *
     * @param value the number, at least 0
     * @throws IllegalArgumentException if the number is negative
     */
    public void put(Fingerprint key, long value) {
        requireNumber(value);
        long hash = hash(key);
        if (segment(segmentOf(hash)).put(hash, key, value)) {
            size++;
        }
    }

    /**
     * Sets the number of a fingerprint that has none.
     *
     * @param value the number, at least 0
     * @return the existing number, or -1 if there was none
     * @throws IllegalArgumentException if the number is negative
     */
    public long putIfAbsent(Fingerprint key, long value) {
        requireNumber(value);
        long hash = hash(key);
        long before = segment(segmentOf(hash)).putIfAbsent(hash, key, value);
        size += before < 0 ? 1 : 0;
        return before;
    }

    /** Removes a fingerprint, if it has a number. */
    public void remove(Fingerprint key) {
        long hash = hash(key);
        FingerprintSegment segment = segments[segmentOf(hash)];
        if (segment != null && segment.remove(hash, key)) {
            size--;
        }
    }

    /** Returns the number of fingerprints. */
    public long size() {
        return size;
    }

    /** Returns the bytes of all slots. */
    long bytes() {
        long bytes = 0;
        for (FingerprintSegment segment : segments) {
            bytes += segment == null ? 0 : segment.bytes();
        }
        return bytes;
    }

    private static void requireNumber(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("number must be at least 0: " + value);
        }
    }

    private FingerprintSegment segment(int number) {
        FingerprintSegment segment = segments[number];
        if (segment == null) {
            segment = new FingerprintSegment(firstCapacity(number));
            segments[number] = segment;
        }
        return segment;
    }

    /** Spread over one growth step, so that equally filled segments do not all grow at the same moment. */
    private static int firstCapacity(int number) {
        return (int) (SMALLEST * Math.pow(FingerprintSegment.GROWTH, (double) number / SEGMENTS));
    }

    private static int segmentOf(long hash) {
        return (int) (hash >>> SEGMENT_SHIFT);
    }

    static long hash(Fingerprint key) {
        long mixed = (key.high() ^ Long.rotateLeft(key.low(), 32)) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32) ^ key.low()) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }
}
