package dev.imagebatch.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** How requests go out, and how they end when they do not end well. */
@Timeout(60)
class ConnectionTest {

    private final AnsweringServer server = new AnsweringServer();
    private final Bedrock bedrock = Calls.bedrock(server.baseUri());

    @AfterEach
    void close() {
        bedrock.close();
        server.close();
    }

    @Test
    void request_isSentOnceWithTheKey() throws Exception {
        BedrockAnswer answer = bedrock.invoke(Calls.call(), Optional.empty(), Calls.BODY);

        assertThat(answer.images()).isEqualTo(1);
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/model/amazon.titan-image-generator-v2%3A0/invoke");
            assertThat(request.header("Authorization")).contains("Bearer " + Calls.KEY);
            assertThat(request.header("Content-Length")).contains(String.valueOf(Calls.BODY.length));
            assertThat(request.header("Accept")).contains("application/json");
            assertThat(request.body()).isEqualTo(Calls.BODY);
        });
    }

    @Test
    void request_withAccessKeys_isSigned() throws Exception {
        ProviderSettings settings = Calls.settings(
                server.baseUri(), "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "canary-secret");
        try (Bedrock signing = Bedrock.connect(settings, "us-west-2")) {
            signing.invoke(Calls.call(), Optional.empty(), Calls.BODY);
        }

        FakeRequest request = server.requests().get(0);
        assertThat(request.header("Authorization").orElseThrow())
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("/us-west-2/bedrock/aws4_request")
                .contains("host;")
                .doesNotContain("canary-secret");
        assertThat(request.header("Host"))
                .contains(server.baseUri().getHost() + ":" + server.baseUri().getPort());
    }

    @Test
    void connection_shownAsText_holdsNoKey() {
        assertThat(bedrock.toString()).contains("Bedrock API key").doesNotContain(Calls.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a key with spaces", "key\r\nX-Injected: yes", "clé"})
    void key_thatIsNone_isToldAndNeverQuoted(String key) {
        ProviderSettings settings = Calls.settings(server.baseUri(), "AWS_BEARER_TOKEN_BEDROCK", key);
        server.answers(AnsweringServer.json(403, "{\"message\":" + TextNode.valueOf("no such key: " + key) + "}"));
        try (Bedrock wrong = Bedrock.connect(settings, "us-east-1")) {
            assertThat(wrong.availability().reason().orElseThrow())
                    .contains("AWS_BEARER_TOKEN_BEDROCK")
                    .doesNotContain(key);
            StringWriter trace = new StringWriter();
            failure(wrong, Calls.call()).printStackTrace(new PrintWriter(trace, true));
            assertThat(trace.toString()).doesNotContain(key);
        }
    }

    @Test
    void request_thatIsTooLarge_isRefusedUnsent() {
        assertThatThrownBy(() -> bedrock.invoke(Calls.call(), Optional.empty(), new byte[25_000_001]))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST))
                .hasMessageContaining("25000001")
                .hasMessageContaining("25000000");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void address_whereNobodyAnswers_isUnreachable() throws Exception {
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Bedrock nobody = Calls.bedrock(URI.create("http://127.0.0.1:" + bound.getLocalPort()));

            ProviderException failure = failure(nobody, Calls.call());

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.charged()).isEqualTo(Charged.NO);
        }
    }

    @Test
    void host_thatDoesNotExist_isUnreachable() {
        try (Bedrock nobody = Calls.bedrock(URI.create("http://nobody.invalid"))) {
            assertThat(failure(nobody, Calls.call()).kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"RESET_BEFORE_ANSWER", "RESET_MID_BODY", "TRUNCATED"})
    void connection_lostAfterSending_isUnknownAndNotRepeated(Fault fault) throws Exception {
        server.failAlways(fault);

        ProviderException failure = catchThrowableOfType(
                ProviderException.class,
                () -> bedrock.invoke(Calls.call(), Optional.empty(), Calls.BODY).requireWhole());

        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
        assertThat(server.generations()).isEqualTo(1);
    }

    @Test
    void connection_lostAfterAGoodAnswer_isNotRepeated() throws Exception {
        bedrock.invoke(Calls.call(), Optional.empty(), Calls.BODY);
        server.failNext(Fault.RESET_BEFORE_ANSWER);

        assertThat(failure(bedrock, Calls.call()).kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(server.generations()).isEqualTo(2);
    }

    @Test
    void silence_endsWithTheTimeoutAsUnknown() {
        server.failAlways(Fault.HANG);

        ProviderException failure = failure(bedrock, Calls.call().withTimeout(Duration.ofMillis(300)));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
        assertThat(failure).hasMessageContaining("timeout");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void silence_inTheMiddleOfAnAnswer_endsWithTheTimeoutAsUnknown() {
        CountDownLatch never = new CountDownLatch(1);
        server.answers(hangingMidBody(never));

        ProviderException failure = failure(bedrock, Calls.call().withTimeout(Duration.ofMillis(300)));
        never.countDown();

        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void cancellation_beforeTheFirstByte_closesTheConnection() throws Exception {
        server.failAlways(Fault.HANG);
        CollectingCall call = Calls.call();

        ProviderException failure = cancelledOnceReceived(bedrock, call);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(failure).hasMessageContaining("cancelled");
        server.awaitHangUps(1);
    }

    @Test
    void cancellation_inTheMiddleOfAnAnswer_endsAtOnce() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.answers(hangingMidBody(never));

        ProviderException failure = cancelledOnceReceived(bedrock, Calls.call());
        never.countDown();

        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void cancellation_beforeTheCall_sendsNothing() {
        CollectingCall call = Calls.call();
        call.cancel();

        ProviderException failure = failure(bedrock, call);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(failure.charged()).isEqualTo(Charged.NO);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void givenClient_withRetries_asksOnce() {
        server.failAlways(Fault.SERVER_ERROR);
        try (BedrockRuntimeClient client = client()) {
            Bedrock given = Bedrock.using(client);

            assertThat(failure(given, Calls.call()).kind()).isEqualTo(FailureKind.TRANSIENT);
            assertThat(server.generations()).isEqualTo(1);
            given.close();
            assertThat(failure(given, Calls.call()).kind())
                    .as("the client stays open")
                    .isEqualTo(FailureKind.TRANSIENT);
        }
    }

    @Test
    void givenClient_hanging_endsWithTheTimeout() {
        server.failAlways(Fault.HANG);
        try (BedrockRuntimeClient client = client()) {
            ProviderException failure =
                    failure(Bedrock.using(client), Calls.call().withTimeout(Duration.ofMillis(300)));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        }
    }

    @Test
    void endpoint_thatIsNoAddress_isRefused() {
        assertThatThrownBy(() -> Bedrock.connect(Calls.settings(URI.create("nowhere")), "us-east-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no address");
    }

    private BedrockRuntimeClient client() {
        return BedrockRuntimeClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(server.baseUri())
                .httpClient(new TrackedHttpClient())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    private static FakeAnswer hangingMidBody(CountDownLatch never) {
        return FakeAnswer.streamed(200, "application/json", out -> {
            out.write("{\"images\":[\"".getBytes(StandardCharsets.US_ASCII));
            out.write("A".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private ProviderException cancelledOnceReceived(Bedrock connection, CollectingCall call) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<ProviderException> run = thread.submit(() -> failure(connection, call));
            server.awaitGenerations(1);
            call.cancel();
            ProviderException failure = run.get();
            assertThat(thread.submit(() -> Thread.currentThread().isInterrupted())
                            .get())
                    .isFalse();
            return failure;
        } finally {
            thread.shutdownNow();
        }
    }

    private static ProviderException failure(Bedrock connection, CollectingCall call) {
        return catchThrowableOfType(
                ProviderException.class, () -> connection.invoke(call, Optional.empty(), Calls.BODY));
    }
}
