package dev.imagebatch.bedrock;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The progress of one request, and its cancellation by another thread. Thread-safe. */
final class BedrockExchange {

    /** The progress of a request. */
    enum Progress {
        /** Credentials and signature are made. */
        PREPARING,
        /** A connection is made. */
        CONNECTING,
        /** The service may have the request. */
        SENT
    }

    private Progress progress = Progress.PREPARING;
    private boolean cancelled;
    private @Nullable Runnable abort;

    /** Ends the request for good. */
    void cancel() {
        Runnable running;
        synchronized (this) {
            cancelled = true;
            running = abort;
        }
        if (running != null) {
            running.run();
        }
    }

    /**
     * Begins the connection.
     *
     * @param cutOff closes the connection, now and later
     * @throws IOException if the exchange is cancelled
     */
    synchronized void connecting(Runnable cutOff) throws IOException {
        refuseIfCancelled();
        progress = Progress.CONNECTING;
        abort = cutOff;
    }

    /**
     * Begins to send the request.
     *
     * @throws IOException if the exchange is cancelled
     */
    synchronized void sent() throws IOException {
        refuseIfCancelled();
        progress = Progress.SENT;
    }

    synchronized Progress progress() {
        return progress;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    private void refuseIfCancelled() throws IOException {
        if (cancelled) {
            throw new IOException("cancelled");
        }
    }
}
