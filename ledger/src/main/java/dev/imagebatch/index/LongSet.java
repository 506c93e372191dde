package dev.imagebatch.index;

/**
 * A set of 64-bit hashes in one array, about 12 bytes per element.
 *
 * <p>Not thread-safe. Different values with the same hash count as one; among a million values that happens once in thirty
 * million sets.
 */
public final class LongSet {

    private static final double MAX_LOAD = 0.7;
    private static final long LOWER_HALF = 0xFFFF_FFFFL;

    private long[] slots = new long[64];
    private int size;
    private boolean holdsZero;

    /** Returns a 64-bit hash of a text (FNV-1a over its characters). */
    public static long hashOf(CharSequence text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Adds a hash. Returns whether it was new. */
    public boolean add(long hash) {
        if (hash == 0) {
            boolean added = !holdsZero;
            holdsZero = true;
            return added;
        }
        if (size > slots.length * MAX_LOAD) {
            grow();
        }
        int slot = slotOf(hash);
        if (slots[slot] == hash) {
            return false;
        }
        slots[slot] = hash;
        size++;
        return true;
    }

    /** Returns whether the set contains a hash. */
    public boolean contains(long hash) {
        return hash == 0 ? holdsZero : slots[slotOf(hash)] == hash;
    }

    private int slotOf(long hash) {
        long mixed = hash * 0x9E3779B97F4A7C15L;
        int slot = (int) (((mixed ^ (mixed >>> 32)) & LOWER_HALF) * slots.length >>> Integer.SIZE);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.addExact(old.length, old.length / 2 + 1)];
        for (long hash : old) {
            if (hash != 0) {
                slots[slotOf(hash)] = hash;
            }
        }
    }
}
