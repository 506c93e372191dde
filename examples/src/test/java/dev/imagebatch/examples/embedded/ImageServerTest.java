package dev.imagebatch.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.ScriptedProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImageServerTest {

    private static final Duration LATENCY = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private final ScriptedProvider provider = ScriptedProvider.builder()
            .price(Money.usd("0.04"))
            .time(clock)
            .latency(call -> LATENCY)
            .build();
    private final HttpClient client = HttpClient.newHttpClient();
    private BatchProcessor processor;
    private ImageServer server;

    @BeforeEach
    void start() throws Exception {
        processor = BatchProcessor.builder(provider).output(folder).build();
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new ImageServer(any, processor, ImageServerTest::specifications);
    }

    @AfterEach
    void stop() {
        server.close();
        processor.close(Duration.ZERO);
    }

    @Test
    void post_startsABatch_whoseProgressAndImagesAreShown() throws Exception {
        HttpResponse<String> started = send("POST", "/categories/chairs");
        assertThat(started.statusCode()).isEqualTo(202);
        String batch = json(started).get("batch").textValue();
        clock.awaitSleepers(3);

        JsonNode running = json(send("GET", "/batches/" + batch));
        assertThat(running.get("inFlight").intValue()).isEqualTo(3);
        assertThat(running.get("total").intValue()).isEqualTo(3);
        assertThat(running.get("heldUsd").decimalValue()).isEqualByComparingTo("0.12");
        clock.advance(LATENCY);
        awaitEnd(batch);

        JsonNode images = json(send("GET", "/images/" + batch));
        assertThat(images).hasSize(3).allSatisfy(image -> {
            assertThat(image.get("outcome").textValue()).isEqualTo("generated");
            assertThat(image.get("costNowUsd").decimalValue()).isEqualByComparingTo("0.04");
            assertThat(Path.of(URI.create(image.get("address").textValue()))).exists();
        });
    }

    @Test
    void postTwice_paysOnce() throws Exception {
        String first = json(send("POST", "/categories/chairs")).get("batch").textValue();
        String second = json(send("POST", "/categories/chairs")).get("batch").textValue();
        clock.awaitSleepers(3);
        clock.advance(LATENCY);
        JsonNode one = awaitEnd(first);
        JsonNode two = awaitEnd(second);

        assertThat(first).isNotEqualTo(second);
        assertThat(provider.calls()).isEqualTo(3);
        assertThat(one.get("generated").intValue() + two.get("generated").intValue())
                .isEqualTo(3);
        assertThat(one.get("reused").intValue() + two.get("reused").intValue()).isEqualTo(3);
    }

    @Test
    void otherRequests_startNothing() throws Exception {
        assertThat(send("GET", "/categories/chairs").statusCode()).isEqualTo(405);
        assertThat(send("POST", "/categories/twins").statusCode()).isEqualTo(422);
        assertThat(send("GET", "/batches/none").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/images/none").statusCode()).isEqualTo(404);
        assertThat(provider.calls()).isZero();
    }

    private static SpecificationSource specifications(String category) {
        List<ImageSpecification> images = IntStream.rangeClosed(1, 3)
                .mapToObj(
                        i -> ImageSpecification.builder(category.equals("twins") ? "same" : "chair-" + i, "chair " + i)
                                .build())
                .toList();
        return SpecificationSource.of(images);
    }

    private JsonNode awaitEnd(String batch) throws Exception {
        JsonNode progress = json(send("GET", "/batches/" + batch));
        while (!progress.get("stage").textValue().equals("ended")) {
            progress = json(send("GET", "/batches/" + batch));
        }
        return progress;
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        URI address = URI.create("http://localhost:" + server.address().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
