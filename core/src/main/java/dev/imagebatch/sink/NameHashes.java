package dev.imagebatch.sink;

import dev.imagebatch.index.LongSet;

/**
 * A set of names, eight bytes each: a hash of 44 bits for the folded name and of 20 for its spelling. A collision may
 * report a free name as taken (among a million, one in ten million) or miss a second spelling (one in half a million).
 * Not thread-safe.
 */
final class NameHashes {

    private static final int SPELLING_BITS = 20;
    private static final long SPELLING = (1L << SPELLING_BITS) - 1;

    private long[] slots = new long[64];
    private int size;

    /** Returns whether the set contains the name in this spelling. */
    boolean contains(String name) {
        long wanted = hash(name);
        int slot = start(wanted);
        while (slots[slot] != 0 && slots[slot] != wanted) {
            slot = next(slot);
        }
        return slots[slot] == wanted;
    }

    /** Returns whether the set contains the name in another spelling that some file system treats as the same. */
    boolean containsOther(String name) {
        long wanted = hash(name);
        for (int slot = start(wanted); slots[slot] != 0; slot = next(slot)) {
            if (slots[slot] != wanted && (slots[slot] & ~SPELLING) == (wanted & ~SPELLING)) {
                return true;
            }
        }
        return false;
    }

    void add(String name) {
        if (put(hash(name)) && ++size * 10L > slots.length * 6L) {
            long[] crowded = slots;
            slots = new long[crowded.length * 2];
            for (long taken : crowded) {
                put(taken);
            }
        }
    }

    private boolean put(long value) {
        int slot = start(value);
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = next(slot);
        }
        boolean added = slots[slot] != value;
        slots[slot] = value;
        return added;
    }

    /** Spellings of one name start at the same slot. */
    private int start(long value) {
        return (int) (value >>> SPELLING_BITS) & slots.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    /** Never 0, which marks a free slot. */
    private static long hash(String name) {
        return (mixed(FoldedName.of(name)) & ~SPELLING) | (mixed(FoldedName.composed(name)) & SPELLING) | 1;
    }

    private static long mixed(String text) {
        long hash = LongSet.hashOf(text);
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
