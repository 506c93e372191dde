package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.PromptWriters;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.BriefCall;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.FakeOpenAiCompatible;
import dev.imagebatch.testkit.fake.FakeOpenAiCompatible.Dialect;
import dev.imagebatch.testkit.fake.FakeRequest;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GoldenPromptsTest {

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
    void write_instructionsSet_sendsThemBeforeTheBrief() throws Exception {
        FakeRequest request = sent(Map.of("instructions", Writers.INSTRUCTIONS));

        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.json()).isEqualTo(golden("prompt-usual.json"));
        assertThat(request.header("Authorization")).contains("Bearer " + FakeOpenAi.KEY);
        assertThat(request.header(ClientRequestId.HEADER)).contains("attempt-1");
    }

    @Test
    void write_everythingSet_sendsIt() throws Exception {
        FakeRequest request = sent(Map.of(
                "model", "gpt-5.4-mini",
                "instructions", Writers.INSTRUCTIONS,
                "maxTokens", "4000",
                "temperature", "0.7",
                "effort", "none"));

        assertThat(request.json()).isEqualTo(golden("prompt-everything.json"));
    }

    @Test
    void write_toAnotherServer_sendsWhatEveryServerKnows() throws Exception {
        Map<String, String> options = Map.of("model", "qwen3", "instructions", Writers.INSTRUCTIONS);
        try (PromptWriter writer = Writers.of(other.baseUrl(), "", options)) {
            WrittenPrompt written = writer.write(BriefCall.of(Writers.BRIEF));

            assertThat(written.text()).contains(Writers.BRIEF);
            assertThat(written.cost()).isEmpty();
            assertThat(writer.quote(Writers.BRIEF)).isEmpty();
        }
        FakeRequest request = other.requests().get(0);
        assertThat(request.json()).isEqualTo(golden("prompt-other-server.json"));
        assertThat(request.headerNames()).doesNotContain("authorization", "api-key");
    }

    @Test
    void write_answered_tellsCostVersionAndRequest() throws Exception {
        try (PromptWriter writer = Writers.of(vendor, Map.of())) {
            WrittenPrompt written = writer.write(BriefCall.of(Writers.BRIEF));

            assertThat(written.text()).isEqualTo("Text 1 about " + Writers.BRIEF);
            assertThat(written.cost()).contains(vendor.charged());
            assertThat(written.modelVersion()).contains("gpt-6-luna-2026-09-22");
            assertThat(written.requestId()).contains("req_1");
        }
        assertThat(vendor.images()).isZero();
    }

    @Test
    void discover_byName_findsTheWriter() {
        assertThat(PromptWriters.discover().named("openai")).isInstanceOf(OpenAiPromptWriterFactory.class);
    }

    @Test
    void write_withoutKey_asksNobody() {
        try (PromptWriter writer = Writers.of("https://api.openai.com/v1", "", Map.of())) {
            ProviderException failure =
                    catchThrowableOfType(ProviderException.class, () -> writer.write(BriefCall.of(Writers.BRIEF)));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            assertThat(failure).hasMessageContaining("set OPENAI_API_KEY");
        }
    }

    private FakeRequest sent(Map<String, String> options) throws Exception {
        try (PromptWriter writer = Writers.of(vendor, options)) {
            writer.write(BriefCall.of(Writers.BRIEF));
        }
        assertThat(vendor.generations()).isEqualTo(1);
        return vendor.requests().get(0);
    }

    private static JsonNode golden(String name) throws Exception {
        try (InputStream in = GoldenPromptsTest.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
