package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.FakeOpenAiCompatible;
import dev.imagebatch.testkit.fake.FakeOpenAiCompatible.Dialect;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.FakeVendor;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GoldenRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Dimensions SIZE = new Dimensions(1024, 1024);
    private static final Pattern PART =
            Pattern.compile("name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?\r\n(?:Content-Type: ([^\r\n]*)\r\n)?");

    private final FakeOpenAi vendor = new FakeOpenAi();
    private final FakeOpenAiCompatible other = new FakeOpenAiCompatible(Dialect.VLLM);

    @BeforeEach
    void start() {
        vendor.start();
        other.start();
    }

    @AfterEach
    void close() {
        assertThat(vendor.violations()).isEmpty();
        vendor.close();
        other.close();
    }

    @Test
    @DisplayName("A listed model gets its usual size and quality, so that the price is known")
    void generation_nothingSet_sendsUsualSizeAndQuality() throws Exception {
        assertSent(
                "generation-usual.json",
                vendor,
                sent(Map.of(), Providers.request("gpt-image-2.5-flare").build(), 1));
    }

    @Test
    @DisplayName("Everything that can be set is sent as it was set")
    void generation_everythingSet_sendsIt() throws Exception {
        ImageRequest request = Providers.request("gpt-image-2.6-sunburst")
                .size(new Dimensions(1536, 1024))
                .quality("high")
                .options(Map.of(
                        "background", "transparent",
                        "output_format", "webp",
                        "output_compression", "80",
                        "moderation", "low",
                        "complexity", "medium",
                        "safety_identifier", "customer-7"))
                .build();

        assertSent("generation-everything.json", vendor, sent(Map.of(), request, 3));
    }

    @Test
    @DisplayName("A model that nobody knows gets what was set and nothing else")
    void generation_unknownModel_sendsOnlyWhatWasSet() throws Exception {
        assertSent(
                "generation-unknown-plain.json",
                other,
                sentToOther(Map.of(), Providers.request("z-image-turbo").build(), 1));
    }

    @Test
    @DisplayName("Another server gets added fields with their JSON types, and not the dropped ones")
    void generation_unknownModel_addsAndDropsFields() throws Exception {
        Map<String, String> options = Map.of(
                "steps", "20",
                "guidance", "7.5",
                "fast", "true",
                "version", "\"20\"",
                "sampler", "euler_a",
                "lora", "{\"name\":\"ink\",\"weight\":0.5}",
                "response_format", "b64_json",
                "drop", "model, quality");
        ImageRequest request = Providers.request("z-image-turbo")
                .size(new Dimensions(640, 360))
                .quality("high")
                .negativePrompt("people")
                .seed(42)
                .options(options)
                .build();

        assertSent("generation-unknown-options.json", other, sentToOther(options, request, 2));
    }

    @Test
    @DisplayName("An edit of one image carries it under its true type")
    void edit_oneImage_carriesIt() throws Exception {
        ImageRequest request = Providers.request("gpt-image-2")
                .size(SIZE)
                .quality("low")
                .references(List.of(ReferenceImage.ofBytes(TinyImages.jpeg(SIZE))))
                .build();

        assertForm("edit-one.txt", sent(Map.of(), request, 1));
    }

    @Test
    @DisplayName("An edit of several images with a mask carries each under its own type")
    void edit_severalImagesAndMask_carriesEachUnderItsType() throws Exception {
        ImageRequest request = Providers.request("gpt-image-2.5-flare")
                .size(SIZE)
                .references(List.of(
                        ReferenceImage.ofBytes(TinyImages.png(SIZE, "first")),
                        ReferenceImage.ofBytes(TinyImages.png(SIZE, "mask")).as(ReferenceImage.Role.MASK),
                        ReferenceImage.ofBytes(TinyImages.jpeg(SIZE)).as(ReferenceImage.Role.STYLE),
                        ReferenceImage.ofBytes(TinyImages.webp(SIZE))))
                .build();

        assertForm("edit-several.txt", sent(Map.of(), request, 2));
    }

    @Test
    @DisplayName("The key travels in its header, and nothing tells on the machine")
    void headers_sent_areKeyAndNothingCurious() throws Exception {
        FakeRequest request =
                sent(Map.of(), Providers.request("gpt-image-2.5-flare").build(), 1);

        assertThat(request.header("Authorization")).contains("Bearer " + FakeOpenAi.KEY);
        assertThat(request.headerNames()).noneMatch(name -> name.startsWith("x-stainless-runtime"));
    }

    @Test
    @DisplayName("A local server without a key gets none")
    void headers_withoutKey_holdNone() throws Exception {
        try (ImageProvider provider = new OpenAiProviderFactory().create(Providers.settings(other.baseUrl(), ""))) {
            provider.generate(CollectingCall.of(Providers.request("any").build(), 1));
        }

        assertThat(other.requests().get(0).headerNames()).doesNotContain("authorization", "api-key");
    }

    private FakeRequest sent(Map<String, String> options, ImageRequest request, int images) throws Exception {
        try (ImageProvider provider = Providers.of(vendor, options)) {
            provider.generate(CollectingCall.of(request, images));
        }
        return vendor.requests().get(0);
    }

    private FakeRequest sentToOther(Map<String, String> options, ImageRequest request, int images) throws Exception {
        try (ImageProvider provider = new OpenAiProviderFactory()
                .create(Providers.settings(other.baseUrl(), "").withOptions(options))) {
            provider.generate(CollectingCall.of(request, images));
        }
        return other.requests().get(0);
    }

    private static void assertSent(String golden, FakeVendor asked, FakeRequest request) throws Exception {
        assertThat(asked.generations()).isEqualTo(1);
        JsonNode expected = JSON.readTree(resource(golden));
        assertThat(request.path()).isEqualTo("/v1/images/generations");
        assertThat(request.json()).isEqualTo(expected);
    }

    private static void assertForm(String golden, FakeRequest request) throws Exception {
        assertThat(request.path()).isEqualTo("/v1/images/edits");
        assertThat(String.join("\n", parts(request)) + "\n").isEqualTo(resource(golden));
    }

    private static List<String> parts(FakeRequest request) {
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        String boundary = "--" + request.header("content-type").orElseThrow().split("boundary=")[1];
        List<String> parts = new ArrayList<>();
        for (String part : body.split(Pattern.quote(boundary))) {
            Matcher head = PART.matcher(part);
            if (head.find()) {
                String content = head.group(2) == null ? part.split("\r\n\r\n", 2)[1].strip() : head.group(2);
                String type = head.group(3) == null ? "text" : head.group(3);
                parts.add(head.group(1) + " [" + type + "] " + content);
            }
        }
        return parts;
    }

    private static String resource(String name) throws Exception {
        try (InputStream in = GoldenRequestsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
