package dev.imagebatch.provider.gemini;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Sends the head of an answer and the beginning of its body, and then nothing until the client hangs up. */
final class StallingServer implements AutoCloseable {

    private static final String BEGINNING = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100000\r\n\r\n{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"data\":\"iVBORw0K";

    private final ServerSocket listener;
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    StallingServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "stalling-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    void awaitStall() throws InterruptedException {
        stalled.await();
    }

    void awaitHangUp() throws InterruptedException {
        hungUp.await();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        try (Socket socket = listener.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            stalled.countDown();
            untilTheEnd(socket);
            hungUp.countDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void untilTheEnd(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            return;
        }
    }
}
