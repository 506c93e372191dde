package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.imagebatch.BatchProcessor;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.ForwardingProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that answer an upload with success and keep nothing, half of it, or something else. */
@Timeout(60)
class LyingStoreTest {

    private final AtomicInteger calls = new AtomicInteger();

    @TempDir
    private Path work;

    /** The answer to an upload, and the share of it that is kept. */
    private enum Lie {
        PERFECT(200, "\"d41d8cd98f00b204e9800998ecf8427e\"", null, "", 0),
        NO_ETAG(200, null, null, "", 0),
        ERROR_WITH_ETAG(200, "\"e\"", "application/xml", "<Error><Code>SlowDown</Code></Error>", 0),
        PAGE_WITH_ETAG(200, "W/\"57-abc\"", "text/html", "<!doctype html><title>Sign in</title>", 0),
        JSON(200, null, "application/json", "{\"status\":\"ok\"}", 0),
        ACCEPTED(202, "\"e\"", null, "", 0),
        CREATED(201, null, null, "", 0),
        NO_CONTENT(204, null, null, "", 0),
        HALF_KEPT(200, "\"e\"", null, "", 0.5),
        NOTHING_KEPT_BUT_THE_NAME(200, "\"e\"", null, "", 0.0001);

        private final int status;
        private final String etag;
        private final String type;
        private final String body;
        private final double kept;

        Lie(int status, String etag, String type, String body, double kept) {
            this.status = status;
            this.etag = etag;
            this.type = type;
            this.body = body;
            this.kept = kept;
        }
    }

    /** A server that knows no conditions and keeps a share of each upload. */
    private static CannedServer server(Lie lie) throws IOException {
        Map<String, byte[]> objects = new ConcurrentHashMap<>();
        return new CannedServer((request, body) -> {
            String key = request.getRequestURI().getPath();
            if (request.getRequestMethod().equals("PUT")) {
                if (lie.kept > 0) {
                    objects.put(key, Arrays.copyOf(body, (int) (body.length * lie.kept)));
                }
                answer(request, lie.status, lie.etag, lie.type, lie.body.getBytes(StandardCharsets.UTF_8));
            } else if (key.matches("/canned/?")) {
                answer(request, 200, null, null, new byte[0]);
            } else {
                found(request, objects.get(key));
            }
        });
    }

    private static void found(HttpExchange request, byte[] object) throws IOException {
        if (object == null) {
            answer(request, 404, null, null, new byte[0]);
        } else {
            answer(request, 200, "\"e\"", "image/png", object);
        }
    }

    private static void answer(HttpExchange request, int status, String etag, String type, byte[] body)
            throws IOException {
        if (etag != null) {
            request.getResponseHeaders().set("ETag", etag);
        }
        if (type != null) {
            request.getResponseHeaders().set("Content-Type", type);
        }
        boolean head = request.getRequestMethod().equals("HEAD");
        if (head) {
            request.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        request.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            request.getResponseBody().write(body);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("An upload that was answered with success and did not happen is a failure")
    void store_answeredAndNotDone_fails(Lie lie) throws Exception {
        try (CannedServer server = server(lie);
                S3Sink sink = server.sink().build()) {
            assertThatThrownBy(() -> sink.store(Pictures.request("hero.png", "one")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("hero.png")
                    .hasMessageContaining("is not there");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Neither is it believed where objects are always overwritten, nor of the hundredth image")
    void store_overwriting_answeredAndNotDone_fails(Lie lie) throws Exception {
        try (CannedServer server = server(lie);
                S3Sink sink = server.sink().overwriting(Overwriting.ALWAYS).build()) {
            for (int i = 0; i < 3; i++) {
                String key = "hero" + i + ".png";
                assertThatThrownBy(() -> sink.store(Pictures.request(key, "one")))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    @DisplayName("The sidecar is looked up too")
    void store_sidecarNotKept_fails() throws Exception {
        Map<String, byte[]> objects = new ConcurrentHashMap<>();
        try (CannedServer server = new CannedServer((request, body) -> {
                    String key = request.getRequestURI().getPath();
                    if (request.getRequestMethod().equals("PUT")) {
                        if (!key.endsWith(".xmp")) {
                            objects.put(key, body);
                        }
                        answer(request, 200, "\"e\"", null, new byte[0]);
                    } else if (key.matches("/canned/?")) {
                        answer(request, 200, null, null, new byte[0]);
                    } else {
                        found(request, objects.get(key));
                    }
                });
                S3Sink sink = server.sink().build()) {
            assertThatThrownBy(() -> sink.store(Pictures.withSidecar(Pictures.request("hero.png", "one"))))
                    .hasMessageContaining("hero.png.xmp");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ETAG", "JSON", "ACCEPTED", "CREATED", "NO_CONTENT", "PAGE_WITH_ETAG"})
    @DisplayName("An object that is there is stored, whatever the answer looked like")
    void store_oddAnswerOfARightServer_isStored(Lie lie) throws Exception {
        Map<String, byte[]> objects = new ConcurrentHashMap<>();
        try (CannedServer server = new CannedServer((request, body) -> {
                    String key = request.getRequestURI().getPath();
                    if (request.getRequestMethod().equals("PUT")) {
                        objects.put(key, body);
                        answer(request, lie.status, lie.etag, lie.type, lie.body.getBytes(StandardCharsets.UTF_8));
                    } else {
                        found(request, key.matches("/canned/?") ? new byte[0] : objects.get(key));
                    }
                });
                S3Sink sink = server.sink().build()) {
            assertThat(sink.exists(sink.store(Pictures.request("hero.png", "one"))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A batch keeps the images of a lying server, and the next run pays for none")
    void process_answeredAndNotDone_keepsEveryImage(Lie lie) throws Exception {
        List<ImageSpecification> specifications = Stream.of("hero", "river", "mill")
                .map(id ->
                        ImageSpecification.builder(id, "a picture of the " + id).build())
                .toList();
        try (CannedServer server = server(lie)) {
            ImageBatchResult first = run(server.sink(), specifications);
            assertThat(first.failures())
                    .hasSize(3)
                    .allSatisfy(failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.SINK_FAILED));
        }
        ImageBatchResult second = run(StandIn.S3_PROXY.newBucket(), specifications);
        assertThat(second.isFullySuccessful()).isTrue();
        assertThat(calls).hasValue(3);
    }

    private ImageBatchResult run(S3SinkBuilder bucket, List<ImageSpecification> specifications) throws Exception {
        try (S3Sink sink = bucket.build();
                FileLedger ledger = FileLedger.open(work.resolve("ledger.jsonl"));
                BatchProcessor processor = BatchProcessor.builder(counted())
                        .sink(sink)
                        .ledger(ledger)
                        .workFolder(work)
                        .concurrency(1)
                        .build()) {
            return processor.process(specifications);
        }
    }

    private ImageProvider counted() {
        ImageProvider placeholder = new PlaceholderProviderFactory()
                .create(ProviderSettings.defaults().withOption("price", "0.04"));
        return new ForwardingProvider() {
            @Override
            public ImageProvider provider() {
                return placeholder;
            }

            @Override
            public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
                calls.incrementAndGet();
                return placeholder.generate(call);
            }
        };
    }
}
