package dev.imagebatch.sink;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Locks by key, for sinks whose storage does not order concurrent writes to one key. Keys that some file system takes for
 * the same share a lock.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class KeyLocks {

    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(256).toArray(Lock[]::new);

    /** Creates locks that are all free. */
    public KeyLocks() {}

    /** Returns the lock of a key. */
    public Lock of(String key) {
        return locks[Math.floorMod(FoldedName.of(key).hashCode(), locks.length)];
    }
}
