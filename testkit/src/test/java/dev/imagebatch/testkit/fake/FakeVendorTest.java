package dev.imagebatch.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.testkit.ManualClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FakeVendorTest {

    private static final String WHOLE = "{\"image\":\"0123456789\"}";

    private final ManualClock clock = new ManualClock();
    private final TinyVendor vendor = new TinyVendor(clock);
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        vendor.start();
    }

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    @DisplayName("A good request is answered, recorded and charged")
    void request_good_isAnsweredAndCharged() throws Exception {
        HttpResponse<String> answer = post("{\"n\":2}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(WHOLE);
        assertThat(vendor.charged()).isEqualTo(Money.usd("0.02"));
        assertThat(vendor.images()).isEqualTo(2);
        assertThat(vendor.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/make");
            assertThat(request.query()).isEqualTo("a=b");
            assertThat(request.json().path("n").asInt()).isEqualTo(2);
            assertThat(request.header("X-Key")).contains("canary");
            assertThat(request.toString()).doesNotContain("canary");
        });
        assertThat(vendor.violations()).isEmpty();
    }

    @Test
    @DisplayName("A request in chunks that waits for 100 Continue is read whole")
    void request_chunkedAfterContinue_isRead() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(vendor.baseUri().resolve("/make"))
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream("{\"n\":1}".getBytes(StandardCharsets.UTF_8))))
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(vendor.images()).isEqualTo(1);
    }

    @Test
    @DisplayName("What breaks the contract is refused and noted, and no fault is used up")
    void request_breakingContract_isNoted() throws Exception {
        vendor.failNext(Fault.SERVER_ERROR);

        assertThat(post("{\"m\":2}").statusCode()).isEqualTo(400);
        assertThat(vendor.violations()).containsExactly("no n");
        assertThat(vendor.charged()).isEqualTo(Money.ZERO);
        assertThat(post("{\"n\":1}").statusCode()).isEqualTo(500);
    }

    @Test
    @DisplayName("Faults come in their order, then always, then never")
    void faults_planned_comeInTurn() throws Exception {
        vendor.spareNext(1);
        vendor.failNext(Fault.UNAVAILABLE, Fault.HTML_PAGE);
        vendor.failAlways(Fault.OUT_OF_CREDIT);

        assertThat(post("{\"n\":1}").statusCode()).isEqualTo(200);
        assertThat(post("{\"n\":1}").statusCode()).isEqualTo(503);
        assertThat(post("{\"n\":1}").body()).startsWith("<html>");
        assertThat(post("{\"n\":1}").statusCode()).isEqualTo(402);
        assertThat(post("{\"n\":1}").statusCode()).isEqualTo(402);
        vendor.failNever();
        assertThat(post("{\"n\":1}").statusCode()).isEqualTo(200);
        assertThat(vendor.generations()).isEqualTo(6);
    }

    @Test
    @DisplayName("A share of the requests fails, the same ones each time")
    void faults_byShare_failSome() throws Exception {
        vendor.failShare(0.5, Fault.SERVER_ERROR, 7);
        int failed = 0;
        for (int i = 0; i < 40; i++) {
            failed += post("{\"n\":1}").statusCode() == 500 ? 1 : 0;
        }

        assertThat(failed).isBetween(10, 30);
    }

    @Test
    @DisplayName("The quota lets a burst through, then says how long to wait")
    void quota_exceeded_saysHowLongToWait() throws Exception {
        vendor.quota(60, 2);

        assertThat(post("{\"n\":2}").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = post("{\"n\":1}");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(post("{\"n\":1}").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("The quota can change while it is used; what was used stays used")
    void quota_changed_countsOn() throws Exception {
        vendor.quota(60, 2);
        assertThat(post("{\"n\":2}").statusCode()).isEqualTo(200);

        vendor.quota(600, 10);

        assertThat(post("{\"n\":1}").statusCode()).isEqualTo(429);
        clock.advance(Duration.ofMillis(100));
        assertThat(post("{\"n\":1}").statusCode()).isEqualTo(200);
        assertThat(vendor.overQuota()).isEqualTo(1);
    }

    @Test
    @DisplayName("A request that was one too many is told to wait, or not told how long")
    void rateLimited_withAndWithoutHeader_areDifferent() throws Exception {
        vendor.retryAfter(Duration.ofSeconds(3));
        vendor.failNext(Fault.RATE_LIMITED, Fault.RATE_LIMITED_WITHOUT_RETRY_AFTER);

        assertThat(post("{\"n\":1}").headers().firstValue("Retry-After")).contains("3");
        assertThat(post("{\"n\":1}").headers().firstValue("Retry-After")).isEmpty();
        assertThat(vendor.charged()).isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("A reset before the answer is a TCP reset, and was charged")
    void reset_beforeAnswer_isHard() throws Exception {
        vendor.failNext(Fault.RESET_BEFORE_ANSWER);

        try (Socket socket = connect()) {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        }
        assertThat(vendor.images()).isEqualTo(1);
    }

    @Test
    @DisplayName("A reset in the middle of the body comes after its first half")
    void reset_midBody_comesAfterHalf() throws Exception {
        vendor.failNext(Fault.RESET_MID_BODY);

        assertThatThrownBy(() -> post("{\"n\":1}")).isInstanceOf(IOException.class);
        assertThat(vendor.images()).isEqualTo(1);
    }

    @Test
    @DisplayName("A truncated answer ends properly in its middle")
    void truncated_answer_endsProperly() throws Exception {
        vendor.failNext(Fault.TRUNCATED);

        HttpResponse<String> answer = post("{\"n\":1}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(WHOLE.substring(0, WHOLE.length() / 2));
    }

    @Test
    @DisplayName("A hang lasts until the client ends the connection, which is noticed")
    void hang_clientGone_isNoticed() throws Exception {
        vendor.failNext(Fault.HANG);

        try (Socket socket = connect()) {
            vendor.awaitGenerations(1);
            assertThat(socket.getInputStream().available()).isZero();
            assertThat(vendor.hangUps()).isZero();
        }
        vendor.awaitHangUps(1);
    }

    @Test
    @DisplayName("A hang ends when the stand-in is closed")
    void hang_vendorClosed_ends() throws Exception {
        vendor.failNext(Fault.HANG);
        try (Socket socket = connect()) {
            vendor.awaitGenerations(1);
            CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> {
                try (InputStream in = socket.getInputStream()) {
                    return in.read();
                } catch (IOException e) {
                    return -1;
                }
            });
            vendor.close();
            assertThat(end.get()).isEqualTo(-1);
        }
    }

    @Test
    @DisplayName("What is free uses up no fault, but meets the lasting one")
    void freeRequest_meetsLastingFaultOnly() throws Exception {
        vendor.failNext(Fault.SERVER_ERROR);
        assertThat(post("{\"n\":0}").statusCode()).isEqualTo(200);
        assertThat(vendor.generations()).isZero();

        vendor.failAlways(Fault.EXPIRED_KEY);
        assertThat(post("{\"n\":0}").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> post(String body) throws Exception {
        URI target = vendor.baseUri().resolve("/make?a=b");
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("X-Key", "canary")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", vendor.baseUri().getPort());
        socket.getOutputStream()
                .write("POST /make HTTP/1.1\r\nContent-Length: 7\r\n\r\n{\"n\":1}".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
