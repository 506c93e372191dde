package dev.imagebatch.bedrock;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The progress of one request, which another thread may cancel. Thread-safe. */
final class BedrockExchange {

    /** The progress of a request. */
    enum Progress {
        /** The resolution of credentials and the signing. */
        PREPARING,
        /** The opening of the connection. */
        CONNECTING,
        /** The state in which the service may have received the request. */
        SENT
    }

    private Progress progress = Progress.PREPARING;
    private boolean cancelled;
    private @Nullable Runnable abort;

    /** Cancels the request permanently. */
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
     * Marks the start of the connection.
     *
     * @param cutOff the action that closes the connection; may be called later, by another thread
     * @throws IOException if the exchange is cancelled
     */
    synchronized void connecting(Runnable cutOff) throws IOException {
        refuseIfCancelled();
        progress = Progress.CONNECTING;
        abort = cutOff;
    }

    /**
     * Marks the start of sending.
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
