package dev.imagebatch.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** How far one request has come, and the way to end it from another thread. Thread-safe. */
final class BedrockExchange {

    /** How far a request has come. */
    enum Progress {
        /** Nobody was asked yet: credentials and signature come first. */
        PREPARING,
        /** A connection is looked for. */
        CONNECTING,
        /** The service may have the request. */
        SENT
    }

    private Progress progress = Progress.PREPARING;
    private boolean cancelled;
    private @Nullable Future<?> answer;
    private @Nullable InputStream body;

    /** Ends the request for good. */
    void cancel() {
        synchronized (this) {
            cancelled = true;
        }
        cutOff();
    }

    /** Closes the connection. */
    void cutOff() {
        Future<?> pending;
        InputStream open;
        synchronized (this) {
            pending = answer;
            open = body;
        }
        if (pending != null) {
            pending.cancel(true);
        }
        if (open != null) {
            close(open);
        }
    }

    synchronized void connecting() throws IOException {
        refuseIfCancelled();
        progress = Progress.CONNECTING;
    }

    synchronized void sent() throws IOException {
        refuseIfCancelled();
        progress = Progress.SENT;
    }

    void awaits(Future<?> pending) {
        synchronized (this) {
            answer = pending;
        }
        if (isCancelled()) {
            pending.cancel(true);
        }
    }

    void reads(InputStream open) {
        synchronized (this) {
            body = open;
        }
        if (isCancelled()) {
            close(open);
        }
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

    private static void close(InputStream open) {
        try {
            open.close();
        } catch (IOException e) {
            // the connection is gone, which is what was wanted
            return;
        }
    }
}
