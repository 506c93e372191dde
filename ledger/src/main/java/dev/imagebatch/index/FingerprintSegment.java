package dev.imagebatch.index;

import dev.imagebatch.image.Fingerprint;

/** An open-addressing table with linear probing: three longs a slot, the last one zero where the slot is free. */
final class FingerprintSegment {

    static final double GROWTH = 1.5;

    private static final double FULL = 0.75;
    private static final int WIDTH = 3;
    private static final int LOW = 1;
    private static final int VALUE = 2;
    private static final long LOWER_HALF = 0xFFFF_FFFFL;

    private long[] slots;
    private int size;

    FingerprintSegment(int capacity) {
        this.slots = new long[capacity * WIDTH];
    }

    long get(long hash, Fingerprint key, long absent) {
        int slot = find(hash, key);
        return isFree(slot) ? absent : ~slots[slot + VALUE];
    }

    /** Returns whether the key is new. */
    boolean put(long hash, Fingerprint key, long value) {
        int slot = find(hash, key);
        if (isFree(slot)) {
            add(slot, hash, key, value);
            return true;
        }
        slots[slot + VALUE] = ~value;
        return false;
    }

    /** Returns the existing value of the key, or -1 after adding the key. */
    long putIfAbsent(long hash, Fingerprint key, long value) {
        int slot = find(hash, key);
        if (isFree(slot)) {
            add(slot, hash, key, value);
            return -1;
        }
        return ~slots[slot + VALUE];
    }

    private void add(int free, long hash, Fingerprint key, long value) {
        int slot = free;
        if (size + 1 > capacity() * FULL) {
            grow();
            slot = find(hash, key);
        }
        write(slot, key.high(), key.low(), ~value);
        size++;
    }

    /** Returns whether the key existed. */
    boolean remove(long hash, Fingerprint key) {
        int hole = find(hash, key);
        if (isFree(hole)) {
            return false;
        }
        for (int slot = next(hole); !isFree(slot); slot = next(slot)) {
            if (distance(home(slot), slot) >= distance(hole, slot)) {
                System.arraycopy(slots, slot, slots, hole, WIDTH);
                hole = slot;
            }
        }
        write(hole, 0, 0, 0);
        size--;
        return true;
    }

    long bytes() {
        return (long) slots.length * Long.BYTES;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[(int) (capacity() * GROWTH) * WIDTH];
        for (int from = 0; from < old.length; from += WIDTH) {
            if (old[from + VALUE] != 0) {
                Fingerprint key = new Fingerprint(old[from], old[from + LOW]);
                write(find(FingerprintIndex.hash(key), key), key.high(), key.low(), old[from + VALUE]);
            }
        }
    }

    /** Returns the slot of the key, or the free slot for it. */
    private int find(long hash, Fingerprint key) {
        int slot = home(hash);
        while (!isFree(slot) && (slots[slot] != key.high() || slots[slot + LOW] != key.low())) {
            slot = next(slot);
        }
        return slot;
    }

    private int home(int slot) {
        return home(FingerprintIndex.hash(new Fingerprint(slots[slot], slots[slot + LOW])));
    }

    private int home(long hash) {
        return (int) (((hash & LOWER_HALF) * capacity()) >>> Integer.SIZE) * WIDTH;
    }

    private int next(int slot) {
        int next = slot + WIDTH;
        return next == slots.length ? 0 : next;
    }

    private int distance(int from, int to) {
        return to >= from ? to - from : to - from + slots.length;
    }

    private boolean isFree(int slot) {
        return slots[slot + VALUE] == 0;
    }

    private int capacity() {
        return slots.length / WIDTH;
    }

    private void write(int slot, long high, long low, long value) {
        slots[slot] = high;
        slots[slot + LOW] = low;
        slots[slot + VALUE] = value;
    }
}
