package dev.imagebatch.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.testkit.TinyImages;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FakeOpenAiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Dimensions SQUARE = new Dimensions(1024, 1024);

    private final FakeOpenAi vendor = new FakeOpenAi();
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
    @DisplayName("A good request gets images of its size, usage, and is charged by it")
    void generation_good_isCharged() throws Exception {
        HttpResponse<String> answer =
                generate("{'model':'gpt-image-2','prompt':'a boat','n':2,'size':'1536x1024','quality':'medium'}");

        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("data")).hasSize(2);
        byte[] image = Base64.getDecoder()
                .decode(body.path("data").path(0).path("b64_json").asText());
        assertThat(image).startsWith(0x89, 'P', 'N', 'G');
        assertThat(body.path("usage").path("output_tokens").asLong()).isEqualTo(2 * 1372);
        long in = body.path("usage").path("input_tokens").asLong();
        assertThat(vendor.charged()).isEqualTo(new Money(in * 5_000 + 2 * 1372 * 30_000L));
        assertThat(vendor.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'steps':20",
                "'response_format':'b64_json'",
                "'seed':7",
                "'n':0",
                "'n':11",
                "'n':'2'",
                "'n':null",
                "'size':'1000x1000'",
                "'size':'512x512'",
                "'size':'4096x1024'",
                "'size':'3840x1024'",
                "'size':1024",
                "'quality':'ultra'",
                "'quality':'xhigh'",
                "'quality':null",
                "'background':'blue'",
                "'background':'transparent','output_format':'jpeg'",
                "'output_format':'gif'",
                "'output_compression':50",
                "'output_format':'webp','output_compression':101",
                "'moderation':'none'",
                "'input_fidelity':'high'",
                "'complexity':'low'"
            })
    @DisplayName("What the vendor refuses is refused, and noted")
    void generation_breakingARule_isRefused(String fields) throws Exception {
        HttpResponse<String> answer = generate("{'model':'gpt-image-2','prompt':'a boat'," + fields + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("error").path("code").isTextual())
                .isTrue();
        assertThat(vendor.violations()).hasSize(1);
        assertThat(vendor.images()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'size':'auto','quality':'auto'",
                "'size':'2048x2048'",
                "'size':'3840x2160'",
                "'size':'1024x640'",
                "'background':'transparent','output_format':'webp','output_compression':0"
            })
    @DisplayName("What the vendor takes is taken")
    void generation_withinTheRules_isTaken(String fields) throws Exception {
        assertThat(generate("{'model':'gpt-image-2','prompt':'a boat'," + fields + "}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(vendor.violations()).isEmpty();
    }

    @Test
    @DisplayName("A prompt is there, and not longer than the vendor reads")
    void generation_wrongPrompt_isRefused() throws Exception {
        assertThat(generate("{'model':'gpt-image-2'}").statusCode()).isEqualTo(400);
        assertThat(generate("{'model':'gpt-image-2','prompt':''}").statusCode()).isEqualTo(400);
        assertThat(generate("{'model':'gpt-image-2','prompt':'" + "x".repeat(32_001) + "'}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(generate("{'model':'gpt-image-2','prompt':'" + "x".repeat(32_000) + "'}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A wrong key, a model that is gone and a wrong address are no images")
    void request_toNowhere_isRefused() throws Exception {
        assertThat(send("/images/generations", "wrong", "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(401);
        assertThat(generate("{'model':'dall-e-3','prompt':'a boat'}").statusCode())
                .isEqualTo(404);
        assertThat(send("/images/variations", FakeOpenAi.KEY, "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image, image/png, true",
        "image/jpeg, image, image/png, false",
        "application/octet-stream, image, image/png, false",
        "image/png, picture, image/png, false",
        "image/png, image[], image/jpeg, false"
    })
    @DisplayName("The files of an edit are what they say, and a mask is a PNG of the same size")
    void edit_files_areChecked(String type, String name, String maskType, boolean taken) throws Exception {
        Form form = new Form();
        form.field("model", "gpt-image-2")
                .field("prompt", "a boat")
                .field("size", "1024x1024")
                .field("quality", "low");
        form.file(name, type, TinyImages.png(SQUARE, "start")).file("mask", maskType, TinyImages.png(SQUARE, "mask"));

        HttpResponse<String> answer = send("/images/edits", FakeOpenAi.KEY, form.type(), form.bytes());

        assertThat(answer.statusCode()).isEqualTo(taken ? 200 : 400);
        assertThat(vendor.violations().isEmpty()).isEqualTo(taken);
        if (taken) {
            JsonNode in = JSON.readTree(answer.body()).path("usage").path("input_tokens_details");
            assertThat(in.path("image_tokens").asInt()).isEqualTo(1024);
        }
    }

    private HttpResponse<String> generate(String body) throws Exception {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return send("/images/generations", FakeOpenAi.KEY, "application/json", bytes);
    }

    @Test
    @DisplayName("A good request for a text gets one, and is charged by its usage")
    void text_good_isCharged() throws Exception {
        HttpResponse<String> answer = chat("'max_completion_tokens':500,'temperature':0.5,'reasoning_effort':'none'");

        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.at("/choices/0/message/content").asText()).isEqualTo("Text 1 about a boat");
        long in = body.at("/usage/prompt_tokens").asLong();
        long out = body.at("/usage/completion_tokens").asLong();
        assertThat(vendor.charged()).isEqualTo(new Money(in * 100 + out * 500));
        assertThat(vendor.images()).isZero();
        assertThat(vendor.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'max_tokens':500",
                "'max_completion_tokens':0",
                "'max_completion_tokens':'500'",
                "'max_completion_tokens':128001",
                "'reasoning_effort':'much'",
                "'temperature':0.5",
                "'temperature':2.5,'reasoning_effort':'none'",
                "'prompt':'a boat'",
                "'messages':[]",
                "'messages':[{'role':'poet','content':'a boat'}]",
                "'messages':[{'role':'user','content':null}]"
            })
    @DisplayName("What the vendor refuses of a request for a text is refused, and noted")
    void text_breakingARule_isRefused(String fields) throws Exception {
        assertThat(chat(fields).statusCode()).isEqualTo(400);
        assertThat(vendor.violations()).hasSize(1);
        assertThat(vendor.charged()).isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("A text takes nothing of the quota of images")
    void text_underQuota_takesNone() throws Exception {
        vendor.quota(1, 1);

        assertThat(chat("'n':1").statusCode()).isEqualTo(200);
        assertThat(chat("'n':1").statusCode()).isEqualTo(200);
        assertThat(generate("{'model':'gpt-image-2','prompt':'a boat'}").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> chat(String fields) throws Exception {
        String messages = fields.contains("messages") ? "" : "'messages':[{'role':'user','content':'a boat'}],";
        String body = "{'model':'gpt-6-luna'," + messages + fields + "}";
        return send(
                "/chat/completions",
                FakeOpenAi.KEY,
                "application/json",
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String path, String key, String type, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vendor.baseUrl() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static final class Form {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        String type() {
            return "multipart/form-data; boundary=edge";
        }

        Form field(String name, String value) {
            return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        }

        Form file(String name, String type, byte[] bytes) {
            return part("name=\"" + name + "\"; filename=\"f\"\r\nContent-Type: " + type, bytes);
        }

        byte[] bytes() {
            body.writeBytes("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
            return body.toByteArray();
        }

        private Form part(String head, byte[] bytes) {
            body.writeBytes(("--edge\r\nContent-Disposition: form-data; " + head + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            return this;
        }
    }
}
