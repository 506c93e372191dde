package dev.imagebatch.testkit.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server on a free loopback port with a thread for each connection. */
final class LoopbackServer implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final Handler handler;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-vendor");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable ServerSocket listener;
    private volatile boolean closed;

    /** Answers one request, or closes its connection. */
    interface Handler {
        void serve(FakeRequest request, HttpConnection connection) throws IOException, InterruptedException;
    }

    LoopbackServer(Handler handler) {
        this.handler = handler;
    }

    synchronized void start() {
        if (listener != null) {
            throw new IllegalStateException("started already");
        }
        try {
            ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            listener = socket;
            threads.execute(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port is free", e);
        }
    }

    URI uri() {
        ServerSocket socket = listener;
        if (socket == null) {
            throw new IllegalStateException("not started yet");
        }
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() {
        closed = true;
        try {
            ServerSocket socket = listener;
            if (socket != null) {
                socket.close();
            }
            for (HttpConnection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public String toString() {
        return listener == null ? "not started" : uri().toString();
    }

    private void accept(ServerSocket socket) {
        while (!closed) {
            try {
                Socket accepted = socket.accept();
                threads.execute(() -> converse(accepted));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (HttpConnection connection = new HttpConnection(socket)) {
            connections.add(connection);
            try {
                serveAll(connection);
            } finally {
                connections.remove(connection);
            }
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serveAll(HttpConnection connection) throws IOException, InterruptedException {
        Optional<FakeRequest> request = connection.next();
        while (request.isPresent() && !closed) {
            handler.serve(request.get(), connection);
            request = connection.next();
        }
    }
}
