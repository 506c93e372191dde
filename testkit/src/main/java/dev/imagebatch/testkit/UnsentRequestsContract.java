package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of providers over HTTP for requests that never leave the machine: they are free and are asked again, whatever
 * exception the client throws. A provider's test extends it.
 *
 * @since 0.1
 */
@Timeout(120)
@ResourceLock("java.net.ProxySelector")
public abstract class UnsentRequestsContract {

    private static final int HELLO = 5;

    private final ManualClock clock = new ManualClock();
    private final ProxySelector usual = ProxySelector.getDefault();
    private ServerSocket listener;

    /** Called by subclasses. */
    protected UnsentRequestsContract() {
        // the server is started before each test
    }

    /** Creates a provider of a server. */
    protected abstract ImageProvider provider(URI server);

    /** The end of a connection within the TLS handshake. */
    enum Handshake {
        RESET_AT_ONCE,
        RESET_AFTER_HELLO,
        CLOSED_AFTER_HELLO,
        PLAIN_HTTP,
        GARBAGE,
        ALERT
    }

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        ProxySelector.setDefault(usual);
        listener.close();
    }

    @ParameterizedTest
    @DisplayName("A connection that ends within the handshake has sent nothing")
    @EnumSource
    void handshake_broken_isFree(Handshake end) throws Exception {
        serve(socket -> end(socket, end));
        try (ImageProvider provider = provider(URI.create("https://127.0.0.1:" + listener.getLocalPort()))) {
            assertFree(run(provider));
        }
    }

    @ParameterizedTest
    @DisplayName("A proxy that makes no connection has sent nothing; the message names it and its status")
    @ValueSource(ints = {407, 403, 502, 503, 504, 429, 200})
    void proxy_refusing_isFree(int status) throws Exception {
        AtomicBoolean connected = new AtomicBoolean();
        serve(socket -> {
            connected.set(head(socket).startsWith("CONNECT "));
            socket.getOutputStream()
                    .write(("HTTP/1.1 " + status + " Proxy\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                                    + "Content-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        });
        String proxy = "127.0.0.1:" + listener.getLocalPort();
        ProxySelector.setDefault(through(listener.getLocalPort()));
        try (ImageProvider provider = provider(URI.create("https://images.example"))) {
            ImageBatchResult result = run(provider);

            assertFree(result);
            if (status != 200) {
                assertThat(result.failures().get(0).failure().message()).contains(proxy, String.valueOf(status));
            }
            assertThat(connected).isTrue();
        }
    }

    private static void assertFree(ImageBatchResult result) {
        assertThat(result.failuresByKind()).containsOnlyKeys(FailureKind.UNREACHABLE);
        assertThat(result.end()).isEqualTo(ImageBatchResult.End.PROVIDER_STOPPED);
        assertThat(result.spent()).isEqualTo(Money.ZERO);
        assertThat(result.held()).isEqualTo(Money.ZERO);
    }

    private ImageBatchResult run(ImageProvider provider) throws Exception {
        ExecutorService threads = clock.executor();
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(new MemorySink())
                .ledger(new MemoryLedger(clock))
                .time(clock)
                .executor(threads)
                .concurrency(1)
                .build()) {
            return processor.process(List.of(
                    ImageSpecification.builder("one", "a red boat").build(),
                    ImageSpecification.builder("two", "a green boat").build()));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void end(Socket socket, Handshake end) throws IOException {
        if (end != Handshake.RESET_AT_ONCE) {
            socket.getInputStream().readNBytes(HELLO);
        }
        switch (end) {
            case RESET_AT_ONCE, RESET_AFTER_HELLO -> socket.setSoLinger(true, 0);
            case CLOSED_AFTER_HELLO -> socket.shutdownOutput();
            case PLAIN_HTTP ->
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            case GARBAGE -> socket.getOutputStream().write(new byte[300]);
            case ALERT -> socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 40});
        }
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static ProxySelector through(int port) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port)));
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
                // told by the failure of the call
            }
        };
    }

    private void serve(Conversation conversation) {
        Thread thread = new Thread(() -> {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    conversation.with(socket);
                } catch (IOException e) {
                    continue;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Conversation {
        void with(Socket socket) throws IOException;
    }
}
