package dev.imagebatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.imagebatch.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReferenceFetcherTest {

    private static final byte[] PICTURE = picture();
    private static Path keys;

    private final CountDownLatch over = new CountDownLatch(1);
    private PictureServer server;
    private ReferenceFetcher fetcher;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeKeys(@TempDir Path shared) throws Exception {
        keys = PictureServer.keys(shared);
    }

    @BeforeEach
    void start() throws Exception {
        server = new PictureServer(keys);
        fetcher = ReferenceFetcher.into(folder.resolve("kept")).withNetwork(server.network());
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.close();
    }

    @Test
    void fetch_picture_isKeptUnderTheChecksumOfItsAddress() throws Exception {
        server.picture("/town.png", PICTURE);
        URI address = server.uri("/town.png?size=1");

        Path file = fetcher.fetch(address);

        assertThat(file).hasBinaryContent(PICTURE).hasFileName(sha256(address.toString()));
        assertThat(kept()).containsExactly(file);
    }

    @Test
    void fetch_again_asksNobody() throws Exception {
        server.picture("/town.png", PICTURE);
        Path first = fetcher.fetch(server.uri("/town.png"));
        ReferenceFetcher nextRun = ReferenceFetcher.into(folder.resolve("kept")).withNetwork(server.network());

        assertThat(fetcher.fetch(server.uri("/town.png"))).isEqualTo(first);
        assertThat(nextRun.fetch(server.uri("/town.png#part"))).isEqualTo(first);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void fetch_fromManyThreads_asksOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        server.at("/town.png", exchange -> {
            await(all, 10_000);
            PictureServer.answer(exchange, 200, PICTURE);
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Path>> fetched = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                fetched.add(threads.submit(() -> fetcher.fetch(server.uri("/town.png"))));
            }
            all.countDown();
            for (Future<Path> each : fetched) {
                assertThat(each.get()).hasBinaryContent(PICTURE);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void fetch_whenTheOneWhoFetchesIsInterrupted_isDoneByAnother() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        server.at("/town.png", exchange -> {
            asked.countDown();
            await(interrupted, 10_000);
            PictureServer.answer(exchange, 200, PICTURE);
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Path> first = threads.submit(() -> fetcher.fetch(server.uri("/town.png")));
            asked.await();
            Future<Path> second = threads.submit(() -> fetcher.fetch(server.uri("/town.png")));
            first.cancel(true);
            interrupted.countDown();

            assertThat(second.get()).hasBinaryContent(PICTURE);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/a.png",
                "ftp://example.org/a.png",
                "file:///etc/passwd",
                "a.png",
                "https:a.png",
                "https:///a.png",
                "https://SECRET@example.org/a.png",
                "https://me:SECRET@example.org/a.png",
                "https://me:SECRET@under_score/a.png",
                "https://example.org:0/a.png",
                "https://example.org:65536/a.png"
            })
    void fetch_ofNoHttpsAddress_isRefused(String address) {
        assertThatThrownBy(() -> fetcher.fetch(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("references: must be an")
                .hasMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.1.2.3/a.png",
                "https://[fd00::1]/a.png",
                "https://[::ffff:10.0.0.1]/a.png",
                "https://169.254.169.254/latest/meta-data",
                "https://167837955/a.png",
                "https://100.64.1.1:8443/a.png"
            })
    void fetch_ofPrivateAddress_isRefused(String address) {
        FetchException failure = failure(URI.create(address));

        assertThat(failure).hasMessageContaining("not at a public address");
        assertThat(failure.isPermanent()).isTrue();
    }

    @Test
    void fetch_followsFiveRedirects_andNoSixth() throws Exception {
        server.picture("/0", PICTURE);
        for (int i = 1; i <= 6; i++) {
            server.redirect(
                    "/" + i,
                    i % 2 == 0 ? "/" + (i - 1) : server.uri("/" + (i - 1)).toString());
        }

        assertThat(fetcher.fetch(server.uri("/5"))).hasBinaryContent(PICTURE);
        assertThat(failure(server.uri("/6"))).hasMessageContaining("redirects more than 5 times");
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/a.png, redirects to a URL that is not https",
        "https://me:pass@example.org/a.png, redirects to a URL that is not https",
        "file:///etc/passwd, redirects to a URL that is not https",
        "https://10.0.0.1/a.png, redirects to https://10.0.0.1/a.png",
        "https://2130706433:1/a.png?token=SECRET, cannot be fetched",
        "'https://exa mple.org/', redirects to a URL that is not https"
    })
    void fetch_sentOnToWhereItMayNotGo_isRefused(String location, String told) throws Exception {
        server.redirect("/town.png", location);

        FetchException failure = failure(server.uri("/town.png?token=SECRET"));

        assertThat(failure).hasMessageContaining(told).hasMessageNotContaining("SECRET");
        assertThat(failure.getMessage()).startsWith(server.uri("/town.png").toString());
        assertThat(kept()).isEmpty();
    }

    @Test
    void fetch_sentOnNowhere_saysSo() {
        server.at("/town.png", exchange -> PictureServer.answer(exchange, 302, new byte[0]));

        assertThat(failure(server.uri("/town.png"))).hasMessageContaining("redirects without a target");
    }

    @Test
    void fetch_ofEndlessBody_isEnded() throws Exception {
        server.at("/town.png", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                OutputStream out = exchange.getResponseBody();
                out.write(PICTURE);
                while (over.getCount() > 0) {
                    out.write(new byte[1000]);
                }
            }
        });

        FetchException failure = failure(fetcher.withMaxBytes(100_000), server.uri("/town.png"));

        assertThat(failure).hasMessageContaining("is larger than 100000 bytes");
        assertThat(failure.isPermanent()).isTrue();
        assertThat(kept()).isEmpty();
    }

    @Test
    void fetch_ofBodyOfExactlyTheMost_isKept() throws Exception {
        server.picture("/town.png", PICTURE);

        assertThat(fetcher.withMaxBytes(PICTURE.length).fetch(server.uri("/town.png")))
                .hasBinaryContent(PICTURE);
        assertThat(failure(fetcher.withMaxBytes(PICTURE.length - 1), server.uri("/town.png?again")))
                .hasMessageContaining("is larger than");
    }

    @Test
    void fetch_ofBodyByteByByte_endsInTime() throws Exception {
        server.at("/town.png", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            trickle(exchange);
        });

        FetchException failure = failure(fetcher.withTimeout(Duration.ofMillis(600)), server.uri("/town.png"));

        assertThat(failure).hasMessageContaining("was not received within 0.6 s");
        assertThat(failure.isPermanent()).isFalse();
        assertThat(kept()).isEmpty();
    }

    @Test
    void fetch_ofServerThatNeverAnswers_endsInTime() {
        server.at("/town.png", exchange -> await(over, 30_000));

        assertThat(failure(fetcher.withTimeout(Duration.ofMillis(600)), server.uri("/town.png")))
                .hasMessageContaining("within 0.6 s");
    }

    @Test
    void fetch_ofBodyThatEndsEarly_keepsNothing() throws Exception {
        server.at("/town.png", exchange -> {
            exchange.sendResponseHeaders(200, PICTURE.length + 1000);
            exchange.getResponseBody().write(PICTURE);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThat(failure(server.uri("/town.png")).isPermanent()).isFalse();
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!doctype html><title>Sign in</title>", "", "\u0089PNG"})
    void fetch_ofNoPicture_keepsNothing(String body) throws Exception {
        server.picture("/town.png", body.getBytes(StandardCharsets.ISO_8859_1));

        FetchException failure = failure(server.uri("/town.png"));

        assertThat(failure).hasMessageContaining("is not a PNG, JPEG, WebP or GIF image");
        assertThat(failure.isPermanent()).isTrue();
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404, true", "401, true", "206, true", "429, false", "500, false", "503, false"})
    void fetch_ofStatus_tellsIt(int status, boolean permanent) throws Exception {
        server.at("/town.png", exchange -> PictureServer.answer(exchange, status, PICTURE));

        FetchException failure = failure(server.uri("/town.png?token=SECRET"));

        assertThat(failure).hasMessage(server.uri("/town.png") + " answers with status " + status);
        assertThat(failure.isPermanent()).isEqualTo(permanent);
        assertThat(kept()).isEmpty();
    }

    @Test
    void fetch_afterFailure_asksAgain() throws Exception {
        server.at("/town.png", exchange -> PictureServer.answer(exchange, server.requests() == 1 ? 503 : 200, PICTURE));

        failure(server.uri("/town.png"));

        assertThat(fetcher.fetch(server.uri("/town.png"))).hasBinaryContent(PICTURE);
    }

    @Test
    void fetch_fromServerThatNobodyTrusts_saysNothingButThat() {
        Network strict = new Network(
                server.network().rule(),
                server.network().names(),
                Network.internet().secure());

        assertThat(failure(fetcher.withNetwork(strict), server.uri("/town.png?token=SECRET")))
                .hasMessageContaining("TLS handshake failed")
                .hasStackTraceContaining("SSLHandshakeException")
                .satisfies(failure -> assertThat(stack(failure)).doesNotContain("SECRET"));
        assertThat(server.requests()).isZero();
    }

    @Test
    void fetch_fromUnknownHost_saysSo() {
        FetchException failure = failure(URI.create("https://no-such-host.invalid/a.png"));

        assertThat(failure).hasMessageContaining("unknown host");
        assertThat(failure.isPermanent()).isFalse();
    }

    @Test
    void fetch_afterCrash_clearsWhatIsOld() throws Exception {
        server.picture("/town.png", PICTURE);
        Files.createDirectories(folder.resolve("kept"));
        Path old = Files.writeString(folder.resolve("kept/abc.1.part"), "half");
        Files.setLastModifiedTime(
                old, FileTime.from(TimeSource.system().instant().minus(Duration.ofHours(3))));
        Path another = Files.writeString(folder.resolve("kept/def.2.part"), "somebody's");

        Path file = fetcher.fetch(server.uri("/town.png"));

        assertThat(kept()).containsExactlyInAnyOrder(file, another);
    }

    @Test
    void fetch_interruptedBefore_throws() {
        server.picture("/town.png", PICTURE);
        Thread.currentThread().interrupt();

        Throwable thrown = catchThrowable(() -> fetcher.fetch(server.uri("/town.png")));
        Thread.interrupted();

        assertThat(thrown).isInstanceOf(InterruptedException.class);
    }

    private FetchException failure(URI address) {
        return failure(fetcher, address);
    }

    private static FetchException failure(ReferenceFetcher fetcher, URI address) {
        return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(address));
    }

    private List<Path> kept() throws IOException {
        Path kept = folder.resolve("kept");
        if (!Files.exists(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.toList();
        }
    }

    private void trickle(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (int i = 0; i < PICTURE.length && !await(over, 20); i++) {
                exchange.getResponseBody().write(PICTURE[i]);
                exchange.getResponseBody().flush();
            }
        }
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String stack(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private static byte[] picture() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    new java.awt.image.BufferedImage(40, 30, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
