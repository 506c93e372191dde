package dev.imagebatch.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.testkit.TinyImages;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stand-in of Bedrock takes and refuses, asked without any provider. */
@Timeout(60)
class FakeBedrockTest {

    private static final Map<String, String> MODELS = Map.of(
            "titan", "amazon.titan-image-generator-v2%3A0",
            "nova", "amazon.nova-canvas-v1%3A0",
            "core", "stability.stable-image-core-v1%3A1",
            "ultra", "stability.stable-image-ultra-v1%3A1",
            "large", "stability.sd3-5-large-v1%3A0");

    private final FakeBedrock fake = FakeBedrock.started();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"width":512,"height":512,"numberOfImages":2}} | 0.016
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"width":1408,"height":768,"quality":"premium"}} | 0.012
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a","style":"MAXIMALISM"}} | 0.04
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"width":2048,"height":2048,"quality":"premium","seed":0}} | 0.08
        nova  | {"taskType":"BACKGROUND_REMOVAL","backgroundRemovalParams":{"image":"@image"}} | 0.04
        core  | {"prompt":"a","output_format":"PNG","seed":4294967295} | 0.04
        ultra | {"prompt":"a","mode":"text-to-image"} | 0.14
        large | {"prompt":"a","mode":"image-to-image","image":"@image","strength":1} | 0.08
        """)
    void request_thatKeepsTheContract_isAnsweredAndCharged(String model, String body, String price) throws Exception {
        HttpResponse<String> answer = post(model, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
        assertThat(fake.charged()).isEqualTo(Money.usd(price));
        assertThat(fake.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{}}                         | permitted size
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"width":1000,"height":1000}} | 1000x1000
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a","style":"MAXIMALISM"}}                               | [style]
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{}}                                                              | [text]
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":""}}                                                     | 1 to 512
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"@long"}}                                                | 1 to 512
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a","controlMode":"CANNY_EDGE"}}                         | conditionImage
        titan | {"taskType":"TEXT_IMAGE"}                                                                                     | [textToImageParams]
        titan | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"extra":1}                                          | [extra]
        titan | {"taskType":"DREAM"}                                                                                          | taskType
        titan | {"taskType":"VIRTUAL_TRY_ON","virtualTryOnParams":{}}                                                         | taskType
        titan | {"taskType":"BACKGROUND_REMOVAL","backgroundRemovalParams":{"image":"@image"},"imageGenerationConfig":{}}     | [imageGenerationConfig]
        titan | {"taskType":"IMAGE_VARIATION","imageVariationParams":{"images":[]}}                                           | 1 to 5
        titan | {"taskType":"IMAGE_VARIATION","imageVariationParams":{"images":["@image"],"similarityStrength":0.1}}          | 0.2
        titan | {"taskType":"IMAGE_VARIATION","imageVariationParams":{"images":["aGFsbG8="]}}                                 | image
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"width":1000,"height":1024}} | permitted size
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"width":304,"height":320}} | 320 to 4096
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"width":2064,"height":2048}} | permitted size
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"width":2048,"height":496}} | permitted size
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"seed":null}}              | seed
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"seed":2147483647}}        | seed
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"cfgScale":1}}             | cfgScale
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"numberOfImages":6}}       | numberOfImages
        nova  | {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"},"imageGenerationConfig":{"quality":"golden"}}       | quality
        nova  | {"taskType":"INPAINTING","inPaintingParams":{"image":"@image","maskPrompt":"x"},"imageGenerationConfig":{"width":512,"height":512}} | no size
        nova  | {"taskType":"INPAINTING","inPaintingParams":{"image":"@image"}}                                               | exactly one
        nova  | {"taskType":"COLOR_GUIDED_GENERATION","colorGuidedGenerationParams":{"text":"a","colors":["red"]}}            | hex
        core  | {"prompt":"a","aspect_ratio":"4:3"}                                                                           | aspect_ratio
        core  | {"prompt":"a","output_format":"webp"}                                                                         | output_format
        core  | {"prompt":"a","width":512}                                                                                    | [width]
        core  | {"prompt":"a","seed":4294967296}                                                                              | seed
        core  | {"negative_prompt":"a"}                                                                                       | [prompt]
        ultra | {"prompt":"a","image":"@image"}                                                                               | [image]
        large | {"prompt":"a","mode":"image-to-image","image":"@image"}                                                       | [strength]
        large | {"prompt":"a","image":"@image"}                                                                               | image-to-image
        large | {"prompt":"a","seed":4294967295}                                                                              | seed
        large | []                                                                                                            | JSONObject
        large | nonsense                                                                                                      | not JSON
        """)
    void request_thatBreaksTheContract_isRefusedAndNoted(String model, String body, String said) throws Exception {
        HttpResponse<String> answer = post(model, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
        assertThat(answer.headers().firstValue("x-amzn-errortype").orElseThrow())
                .startsWith("ValidationException");
        assertThat(fake.violations()).isNotEmpty();
        assertThat(fake.charged()).isEqualTo(Money.ZERO);
    }

    @Test
    void key_thatIsWrong_isRefused() throws Exception {
        fake.accept("another");

        assertThat(post("core", "{\"prompt\":\"a\"}").statusCode()).isEqualTo(403);
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void model_thatIsUnknownOrRetired_isRefused() throws Exception {
        fake.retire("stability.stable-image-core-v1:1");

        assertThat(post("core", "{\"prompt\":\"a\"}").statusCode()).isEqualTo(404);
        assertThat(send("nobody.knows-v1%3A0", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void colon_thatIsNotEscaped_isNoted() throws Exception {
        send("stability.stable-image-core-v1:1", "{\"prompt\":\"a\"}");

        assertThat(fake.violations()).anyMatch(violation -> violation.contains("colon"));
    }

    private HttpResponse<String> post(String model, String body) throws Exception {
        String image = Base64.getEncoder().encodeToString(TinyImages.png(new Dimensions(512, 512), "image"));
        return send(MODELS.get(model), body.replace("@image", image).replace("@long", "x".repeat(513)));
    }

    private HttpResponse<String> send(String model, String body) throws Exception {
        URI address = URI.create(fake.baseUri() + "/model/" + model + "/invoke");
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer canary")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
