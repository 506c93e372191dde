package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.cost.Money;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The texts of a stand-in of OpenAI's chat API, and their costs. */
final class OpenAiTexts {

    private static final long NANOS_IN = 100;
    private static final long NANOS_OUT = 500;

    private final AtomicLong written = new AtomicLong();
    private volatile @Nullable String text;
    private volatile @Nullable String refusal;
    private volatile String finish = "stop";

    void answer(String words) {
        this.text = words;
    }

    void decline(String words) {
        this.refusal = words;
    }

    void finish(String reason) {
        this.finish = reason;
    }

    /** Returns the cost of a text by its reported usage. */
    Money cost(ObjectNode body) {
        JsonNode usage = body.path("usage");
        return new Money(usage.path("prompt_tokens").asLong() * NANOS_IN
                + usage.path("completion_tokens").asLong() * NANOS_OUT);
    }

    /** Returns an answer, without a text if there is a fault. */
    ObjectNode body(FakeRequest request, @Nullable Fault fault) {
        JsonNode asked = request.json();
        String words = fault == null ? words(asked) : "";
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", "chatcmpl-1").put("object", "chat.completion").put("created", 1_790_000_000);
        body.put("model", asked.path("model").asText() + "-2026-09-22");
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("index", 0).putNull("logprobs").put("finish_reason", finish);
        ObjectNode message = choice.putObject("message");
        message.put("role", "assistant")
                .put("content", refusal == null ? words : null)
                .put("refusal", refusal);
        message.putArray("annotations");
        usage(body.putObject("usage"), tokens(asked.path("messages").toString()), tokens(words));
        return body.put("service_tier", "default");
    }

    private String words(JsonNode asked) {
        String told = text;
        if (told != null) {
            return told;
        }
        JsonNode messages = asked.path("messages");
        return "Text " + written.incrementAndGet() + " about "
                + messages.path(messages.size() - 1).path("content").asText();
    }

    private static void usage(ObjectNode usage, long in, long out) {
        usage.put("prompt_tokens", in).put("completion_tokens", out).put("total_tokens", in + out);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 0).put("audio_tokens", 0);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
    }

    private static long tokens(String words) {
        return 4 + words.getBytes(StandardCharsets.UTF_8).length / 4;
    }
}
