package dev.imagebatch.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.fake.FakeGemini;
import dev.imagebatch.testkit.fake.Fault;
import dev.imagebatch.time.TimeSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GeminiEndingsTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final FakeGemini service = new FakeGemini(TimeSource.system());
    private final CollectingCall call = CollectingCall.of(Providers.request().build(), 1);

    @BeforeEach
    void start() {
        service.start();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    @DisplayName("A call that is cancelled before the answer closes its connection")
    void cancel_beforeAnswer_closesTheConnection() throws Exception {
        service.failAlways(Fault.HANG);
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            CompletableFuture<ProviderException> failure =
                    CompletableFuture.supplyAsync(() -> Providers.failure(provider, call));
            service.awaitGenerations(1);
            call.cancel();

            assertUnknown(failure.get(), "cancelled");
            service.awaitHangUps(1);
        }
    }

    @Test
    @DisplayName("A call that is cancelled within the answer closes its connection and keeps nothing")
    void cancel_withinAnswer_closesTheConnection() throws Exception {
        try (StallingServer server = new StallingServer();
                ImageProvider provider = Providers.at(server.uri())) {
            CompletableFuture<ProviderException> failure =
                    CompletableFuture.supplyAsync(() -> Providers.failure(provider, call));
            server.awaitStall();
            call.cancel();

            assertUnknown(failure.get(), "cancelled");
            server.awaitHangUp();
        }
        assertThat(call.received()).isEmpty();
    }

    @Test
    @DisplayName("A call that was cancelled before it began sends nothing")
    void cancel_beforeTheCall_sendsNothing() {
        call.cancel();
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            assertThat(Providers.failure(provider, call).charged()).isEqualTo(Charged.NO);
        }
        assertThat(service.generations()).isZero();
    }

    @Test
    @DisplayName("A service that hangs is left after the timeout")
    void timeout_beforeAnswer_endsTheCall() throws Exception {
        service.failAlways(Fault.HANG);
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            assertUnknown(Providers.failure(provider, call.withTimeout(SHORT)), "within 0.2 s");
        }
        service.awaitHangUps(1);
    }

    @Test
    @DisplayName("The timeout holds to the last byte, not only to the answer's head")
    void timeout_withinAnswer_endsTheCall() throws Exception {
        try (StallingServer server = new StallingServer();
                ImageProvider provider = Providers.at(server.uri())) {
            assertUnknown(Providers.failure(provider, call.withTimeout(SHORT)), "within 0.2 s");
            server.awaitHangUp();
        }
    }

    @Test
    @DisplayName("A thread that is interrupted while it waits ends its call and stays interrupted")
    void interrupt_whileWaiting_isUnknownAndKept() throws Exception {
        service.failAlways(Fault.HANG);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<ProviderException> failure = new CompletableFuture<>();
        try (ImageProvider provider = Providers.at(service.baseUri())) {
            Thread thread = new Thread(() -> {
                failure.complete(Providers.failure(provider, call));
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            thread.start();
            service.awaitGenerations(1);
            thread.interrupt();

            assertUnknown(failure.get(), "interrupted");
            assertThat(interrupted.get()).isTrue();
            service.awaitHangUps(1);
        }
    }

    @Test
    @DisplayName("Where nobody answers nothing was charged")
    void address_nobodyAnswers_isUnreachable() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (ImageProvider provider = Providers.at(nobody)) {
            ProviderException failure = Providers.failure(provider);
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.charged()).isEqualTo(Charged.NO);
            assertThat(provider.availability().reason().orElseThrow()).contains("does not answer");
        }
        try (ImageProvider provider = Providers.at(URI.create("http://no-such-host.invalid"))) {
            assertThat(Providers.failure(provider).kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    @Test
    @DisplayName("A service that does not speak TLS was not asked")
    void address_withoutTls_isUnreachable() {
        URI secure = URI.create(service.baseUri().toString().replace("http:", "https:"));
        try (ImageProvider provider = Providers.at(secure)) {
            ProviderException failure = Providers.failure(provider, call.withTimeout(Duration.ofSeconds(20)));
            assertThat(failure.kind()).isIn(FailureKind.UNREACHABLE, FailureKind.UNKNOWN_OUTCOME);
        }
        assertThat(service.generations()).isZero();
    }

    private static void assertUnknown(ProviderException failure, String words) {
        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
        assertThat(failure).hasMessageContaining(words);
    }
}
