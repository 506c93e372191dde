package dev.imagebatch.engine.setup;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The resources that a processor opened itself. Not thread-safe while they are added. */
public final class OwnedResources implements Closeable {

    private final Deque<Closeable> open = new ArrayDeque<>();

    /** Adds a resource, which is closed before those that were added earlier. */
    public void add(Closeable resource) {
        open.push(resource);
    }

    /** Closes all resources, even if some fail, and throws the first failure. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
