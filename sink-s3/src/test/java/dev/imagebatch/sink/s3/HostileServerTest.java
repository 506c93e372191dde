package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that never end, never answer or answer with something else. */
@Timeout(60)
class HostileServerTest {

    private static final byte[] BYTES = Pictures.bytes("one");
    private static final StoredImage STORED =
            new StoredImage("hero.png", null, ImageData.of(BYTES).orElseThrow().info());

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    @DisplayName("An error that never ends is not read to its end")
    void store_endlessError_isRefused() throws Exception {
        try (CannedServer server = new CannedServer(request -> {
                    request.sendResponseHeaders(400, 0);
                    byte[] much = new byte[100_000];
                    while (true) {
                        request.getResponseBody().write(much);
                    }
                });
                S3Sink sink = server.sink()
                        .attempts(1)
                        .overwriting(Overwriting.ALWAYS)
                        .build()) {
            assertThatThrownBy(() -> sink.store(Pictures.request("hero.png", "one")))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("An object of another length than the image's is not read")
    void read_endlessObject_isRefused() throws Exception {
        try (CannedServer server = new CannedServer(request -> {
                    request.sendResponseHeaders(200, 0);
                    while (true) {
                        request.getResponseBody().write(BYTES);
                    }
                });
                S3Sink sink = server.sink().build()) {
            assertThatThrownBy(() -> sink.read(STORED).orElseThrow().bytes()).hasMessageContaining("another length");
        }
    }

    @Test
    @DisplayName("An answer that stops is given up")
    void read_answerStops_isGivenUp() throws Exception {
        try (CannedServer server = new CannedServer(this::firstByteOnly);
                S3Sink sink = server.sink().timeout(Duration.ofMillis(300)).build()) {
            assertThatThrownBy(() -> sink.read(STORED).orElseThrow().bytes()).isInstanceOf(HttpTimeoutException.class);
        } finally {
            end.countDown();
        }
    }

    @Test
    @DisplayName("A server that does not answer is asked a few times and given up")
    void store_neverAnswered_isGivenUp() throws Exception {
        try (CannedServer server = new CannedServer(request -> awaitEnd());
                S3Sink sink = server.sink().timeout(Duration.ofMillis(200)).build()) {
            assertThatThrownBy(() -> sink.store(Pictures.request("hero.png", "one")))
                    .hasMessageContaining("does not answer in time");
            assertThat(server.requests()).hasSize(3);
        } finally {
            end.countDown();
        }
    }

    @Test
    @DisplayName("An interrupt ends a call that waits for its answer, and is handed on")
    void store_interrupted_endsAtOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (CannedServer server = new CannedServer(request -> {
                    asked.countDown();
                    awaitEnd();
                });
                S3Sink sink = server.sink().build()) {
            FutureTask<Boolean> task = new FutureTask<>(() -> {
                assertThatThrownBy(() -> sink.store(Pictures.request("hero.png", "one")))
                        .isInstanceOf(InterruptedException.class);
                return Thread.currentThread().isInterrupted();
            });
            interruptAfter(asked, task);

            assertThat(task.get(10, TimeUnit.SECONDS)).as("still interrupted").isFalse();
            assertThat(server.requests()).hasSize(1);
        } finally {
            end.countDown();
        }
    }

    @Test
    @DisplayName("An interrupt ends reading, and the thread stays interrupted")
    void read_interrupted_endsAtOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (CannedServer server = new CannedServer(request -> {
                    request.sendResponseHeaders(200, BYTES.length);
                    request.getResponseBody().write(BYTES[0]);
                    request.getResponseBody().flush();
                    awaitEnd();
                });
                S3Sink sink = server.sink().build()) {
            FutureTask<Boolean> task = new FutureTask<>(() -> {
                try (InputStream in = sink.read(STORED).orElseThrow().openStream()) {
                    in.read();
                    asked.countDown();
                    assertThatThrownBy(in::read).isInstanceOf(InterruptedIOException.class);
                }
                return Thread.currentThread().isInterrupted();
            });
            interruptAfter(asked, task);

            assertThat(task.get(10, TimeUnit.SECONDS)).as("still interrupted").isTrue();
        } finally {
            end.countDown();
        }
    }

    private static void interruptAfter(CountDownLatch moment, FutureTask<?> task) throws InterruptedException {
        Thread thread = new Thread(task);
        thread.start();
        assertThat(moment.await(20, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
    }

    private void firstByteOnly(com.sun.net.httpserver.HttpExchange request) throws IOException {
        request.sendResponseHeaders(200, BYTES.length);
        request.getResponseBody().write(BYTES[0]);
        request.getResponseBody().flush();
        awaitEnd();
    }

    private void awaitEnd() throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
