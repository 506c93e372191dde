package dev.imagebatch.sink;

import java.util.concurrent.locks.ReentrantLock;

/** Locks by key: keys that some file system takes for the same share a lock. Thread-safe. */
final class KeyLocks {

    private final ReentrantLock[] locks = new ReentrantLock[256];

    KeyLocks() {
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    ReentrantLock of(String key) {
        return locks[Math.floorMod(FoldedName.of(key).hashCode(), locks.length)];
    }
}
