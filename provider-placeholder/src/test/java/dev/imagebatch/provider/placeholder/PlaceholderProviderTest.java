package dev.imagebatch.provider.placeholder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.TimeSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderProviderTest {

    private static final String PROMPT = "A northern English mill town in a green river valley at sunrise";

    @ParameterizedTest
    @CsvSource({"1792x1024", "1024x1024", "512x2048", "33x33", "1x1", "8192x100", "3x300"})
    void generate_anySize_deliversImageOfThatSize(String size) throws Exception {
        BufferedImage image =
                decoded(draw(request(PROMPT).size(Dimensions.parse(size)).build()));

        assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo(size);
    }

    @Test
    void generate_noSize_deliversTheUsualSize() throws Exception {
        BufferedImage image = decoded(draw(request(PROMPT).build()));

        assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo("1024x1024");
    }

    @Test
    void generate_sideBeyondTheLargest_drawsTheNearestSize() throws Exception {
        BufferedImage image =
                decoded(draw(request(PROMPT).size(new Dimensions(40_000, 400)).build()));

        assertThat(image.getWidth()).isEqualTo(8192);
    }

    @Test
    void generate_sameRequestTwice_deliversTheSameBytes() throws Exception {
        ImageRequest request = request(PROMPT).size(new Dimensions(300, 200)).build();

        assertThat(draw(request)).isEqualTo(draw(request));
    }

    @Test
    void generate_otherPrompts_looksDifferent() throws Exception {
        List<Integer> skies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            skies.add(decoded(draw(small("a prompt that ends with " + i))).getRGB(2, 2));
        }

        assertThat(skies).doesNotHaveDuplicates();
    }

    @Test
    void generate_severalVariants_deliversEachAtItsPositionAndDifferent() throws Exception {
        KeepingCall call = new KeepingCall(small(PROMPT), 3);

        provider(Map.of()).generate(call);

        assertThat(call.received).containsOnlyKeys(0, 1, 2);
        assertThat(call.received.values()).doesNotHaveDuplicates();
    }

    @Test
    void generate_otherSeed_looksDifferent() throws Exception {
        assertThat(draw(request(PROMPT).seed(1).build()))
                .isNotEqualTo(draw(request(PROMPT).seed(2).build()));
    }

    @Test
    void generate_formatJpeg_deliversJpeg() throws Exception {
        ImageProvider provider = provider(Map.of("format", "jpeg"));

        byte[] bytes = draw(provider, small(PROMPT));

        assertThat(bytes).startsWith(0xff, 0xd8, 0xff);
        assertThat(decoded(bytes).getWidth()).isEqualTo(200);
        assertThat(provider.requestOptions()).isEqualTo(Map.of("format", "jpeg"));
    }

    @Test
    void generate_specificationAsksForJpeg_winsOverTheProviderOption() throws Exception {
        ImageRequest request = request(PROMPT).options(Map.of("format", "jpeg")).build();

        assertThat(draw(request)).startsWith(0xff, 0xd8, 0xff);
    }

    @Test
    void generate_specificationSetsPrice_isAnInvalidRequest() {
        ImageRequest request = request(PROMPT).options(Map.of("price", "0")).build();

        assertThatThrownBy(() -> draw(request))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.INVALID_REQUEST));
    }

    static List<String> hostilePrompts() {
        return List.of(
                " ",
                ".",
                "\0\u0001\u0007\n\n\t\u0085\u2028",
                "🏳️‍🌈👩‍👩‍👧‍👦🧑🏽‍🚀 emoji",
                "\ud83c alone \udf08",
                "مدينة صغيرة في وادٍ أخضر عند شروق الشمس",
                "\u202eright to left override\u202d",
                "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307".repeat(50),
                "山の朝".repeat(300),
                "unbreakable".repeat(500),
                "%s %n ${x} <script>alert(1)</script> \\u0000",
                "x".repeat(10_000_000));
    }

    @ParameterizedTest
    @MethodSource("hostilePrompts")
    void generate_hostilePrompt_deliversAnImage(String prompt) throws Exception {
        assertThat(decoded(draw(small(prompt))).getWidth()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("hostilePrompts")
    void draw_hostilePromptWithoutFonts_deliversAnImage(String prompt) throws Exception {
        PlaceholderDrawing picture =
                PlaceholderDrawing.of(small(prompt), "id", 0, new Dimensions(200, 120), DotRenderer.INSTANCE);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();

        new DrawingWriter(ImageFormat.PNG).write(picture, out);

        assertThat(decoded(out.toByteArray()).getHeight()).isEqualTo(120);
    }

    @Test
    void draw_withoutFonts_writesTheWords() throws Exception {
        byte[] one = withoutFonts("house-a");
        byte[] other = withoutFonts("house-b");

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void write_asPng_givesThePictureAsDrawn() throws Exception {
        Dimensions tall = new Dimensions(700, 3000);
        PlaceholderDrawing picture =
                PlaceholderDrawing.of(request(PROMPT).build(), "id", 0, tall, TextRenderer.available());
        BufferedImage whole = new BufferedImage(700, 3000, BufferedImage.TYPE_3BYTE_BGR);
        picture.draw(whole.createGraphics());
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();

        new DrawingWriter(ImageFormat.PNG).write(picture, out);

        BufferedImage written = decoded(out.toByteArray());
        for (int y = 0; y < 3000; y += 7) {
            for (int x = 0; x < 700; x += 7) {
                assertThat(written.getRGB(x, y)).as("at %s, %s", x, y).isEqualTo(whole.getRGB(x, y));
            }
        }
    }

    @Test
    void quote_withoutPrice_isFree() {
        assertThat(provider(Map.of())
                        .quote(small(PROMPT), 1)
                        .orElseThrow()
                        .cost()
                        .high())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void quote_withPrice_isThePriceOfEachImage() {
        ImageProvider provider = provider(Map.of("price", "0.04"));

        assertThat(provider.quote(small(PROMPT), 3).orElseThrow().cost().high()).isEqualTo(Money.usd("0.12"));
        assertThat(provider.requestOptions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200ms, PT0.2S", "2s, PT2S", "1m, PT1M", "1.5s, PT1.5S", "0s, PT0S"})
    void generate_withLatency_waitsOnTheGivenClock(String latency, Duration expected) throws Exception {
        List<Duration> slept = new ArrayList<>();
        TimeSource time = new StoppedTime() {
            @Override
            public void sleep(Duration duration) {
                slept.add(duration);
            }
        };

        draw(provider(Map.of("latency", latency), time), small(PROMPT));

        assertThat(slept).containsExactly(expected);
    }

    @Test
    void generate_latencyBeyondTheTimeout_endsAtTheTimeoutWithUnknownOutcome() {
        List<Duration> slept = new ArrayList<>();
        TimeSource time = new StoppedTime() {
            @Override
            public void sleep(Duration duration) {
                slept.add(duration);
            }
        };

        assertThatThrownBy(() -> draw(provider(Map.of("latency", "1h"), time), small(PROMPT)))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
        assertThat(slept).containsExactly(Duration.ofMinutes(5));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void generate_cancelledWhileItWaits_endsWithUnknownOutcomeAndLeavesNoInterrupt() {
        CountDownLatch asleep = new CountDownLatch(1);
        TimeSource time = new StoppedTime() {
            @Override
            public void sleep(Duration duration) throws InterruptedException {
                asleep.countDown();
                new CountDownLatch(1).await();
            }
        };
        KeepingCall call = new KeepingCall(small(PROMPT), 1);
        Thread canceller = new Thread(() -> {
            try {
                asleep.await();
            } catch (InterruptedException e) {
                return;
            }
            call.cancel();
        });
        canceller.start();

        assertThatThrownBy(() -> provider(Map.of("latency", "2s"), time).generate(call))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(call.received).isEmpty();
    }

    @Test
    void generate_cancelledBefore_neverDraws() {
        KeepingCall call = new KeepingCall(small(PROMPT), 1);
        call.cancel();

        assertThatThrownBy(() -> provider(Map.of()).generate(call)).isInstanceOf(ProviderException.class);
        assertThat(call.received).isEmpty();
    }

    @Test
    void generate_interruptedThread_throwsInterruptedException() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> draw(small(PROMPT))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void generate_receiverFails_passesTheCauseOn() {
        IOException full = new IOException("disk full");
        dev.imagebatch.provider.GenerationCall call = new FailingCall(small(PROMPT), full);

        assertThatThrownBy(() -> provider(Map.of()).generate(call))
                .isInstanceOf(ProviderException.class)
                .hasCause(full);
    }

    @Test
    void create_unknownOption_namesTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider(Map.of("prize", "1")))
                .withMessageContaining("prize")
                .withMessageContaining("format, latency, price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "abc", "1e999999999", "0.0000000001", "NaN", "١"})
    void create_priceThatIsNone_isRefused(String price) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider(Map.of("price", price)))
                .withMessageContaining("price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "-2s", "2 days", "99999999s", "PT2S"})
    void create_latencyThatIsNone_isRefused(String latency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider(Map.of("latency", latency)))
                .withMessageContaining("latency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "webp", "gif", "bmp"})
    void create_formatThatCannotBeDrawn_isRefused(String format) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider(Map.of("format", format)))
                .withMessageContaining("png or jpeg");
    }

    @Test
    void discover_onTheClassPath_findsThePlaceholder() {
        assertThat(ImageProviders.discover().named("placeholder")).isInstanceOf(PlaceholderProviderFactory.class);
    }

    @Test
    void toString_ofProviderAndPicture_holdsNoPrompt() {
        ImageRequest request = small("secret words");

        assertThat(PlaceholderDrawing.of(request, "id", 0, new Dimensions(10, 10))
                        .toString())
                .doesNotContain("secret");
        assertThat(provider(Map.of()).toString()).contains("Placeholder");
    }

    private static byte[] withoutFonts(String prompt) throws IOException {
        ImageRequest request =
                ImageRequest.builder("placeholder", "placeholder", "same").build();
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        new DrawingWriter(ImageFormat.PNG)
                .write(PlaceholderDrawing.of(request, prompt, 0, new Dimensions(400, 400), DotRenderer.INSTANCE), out);
        return out.toByteArray();
    }

    private static ImageRequest small(String prompt) {
        return request(prompt).size(new Dimensions(200, 120)).build();
    }

    private static ImageRequest.Builder request(String prompt) {
        return ImageRequest.builder("placeholder", "placeholder", prompt);
    }

    private static ImageProvider provider(Map<String, String> options) {
        return provider(options, TimeSource.system());
    }

    private static ImageProvider provider(Map<String, String> options, TimeSource time) {
        return new PlaceholderProviderFactory()
                .create(ProviderSettings.defaults().withOptions(options).withTime(time));
    }

    private static byte[] draw(ImageRequest request) throws Exception {
        return draw(provider(Map.of()), request);
    }

    private static byte[] draw(ImageProvider provider, ImageRequest request) throws Exception {
        KeepingCall call = new KeepingCall(request, 1);
        provider.generate(call);
        return call.received.get(0);
    }

    private static BufferedImage decoded(byte[] bytes) throws IOException {
        return javax.imageio.ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private abstract static class StoppedTime implements TimeSource {
        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return 0;
        }
    }
}
