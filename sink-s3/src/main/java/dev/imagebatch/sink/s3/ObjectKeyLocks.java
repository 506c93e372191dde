package dev.imagebatch.sink.s3;

import java.util.concurrent.locks.ReentrantLock;

/** Locks by key, for servers that do not keep writers of one key apart. Thread-safe. */
final class ObjectKeyLocks {

    private final ReentrantLock[] locks = new ReentrantLock[256];

    ObjectKeyLocks() {
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    ReentrantLock of(String key) {
        return locks[Math.floorMod(key.hashCode(), locks.length)];
    }
}
