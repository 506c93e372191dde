package dev.imagebatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.SupportedSizes;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A provider whose service takes a task, is asked for its state, and then has the image at an address. */
record PolledProvider(URI base, TimeSource time, HttpClient client) implements ImageProvider {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "polled";
    }

    @Override
    public String defaultModel() {
        return "banana";
    }

    @Override
    public ModelCapabilities capabilities(String model) {
        return ModelCapabilities.builder(SupportedSizes.any(new Dimensions(1024, 1024)))
                .build();
    }

    @Override
    public Optional<Quote> quote(ImageRequest request, int images) {
        CostEstimate price = CostEstimate.exactly(Money.usd("0.02"));
        return Optional.of(Quote.confirmed(price, LocalDate.of(2026, 11, 21)).times(images));
    }

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        long deadline = time.nanoTime() + call.timeout().toNanos();
        Task task = new Task(submit(call.request()), deadline);
        call.onCancel(task::cancel);
        try {
            JsonNode done = await(task);
            HttpRequest image = HttpRequest.newBuilder(
                            base.resolve(done.path("url").asText()))
                    .build();
            try (InputStream in = client.send(image, HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                call.receive(0, in::transferTo);
            }
            return GenerationAnswer.plain().withRequestId(task.id);
        } catch (IOException e) {
            throw task.failed(FailureKind.UNKNOWN_OUTCOME, "the task was lost from sight: " + e.getClass());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw task.failed(FailureKind.UNKNOWN_OUTCOME, "cancelled while the task ran");
        }
    }

    private String submit(ImageRequest request) throws ProviderException, InterruptedException {
        try {
            byte[] body = JSON.writeValueAsBytes(Map.of("prompt", request.prompt()));
            HttpRequest post = HttpRequest.newBuilder(base.resolve("/generate"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            HttpResponse<byte[]> answer = client.send(post, HttpResponse.BodyHandlers.ofByteArray());
            FailureKind refusal = switch (answer.statusCode()) {
                case 200 -> null;
                case 401 -> FailureKind.UNAUTHORIZED;
                case 429 -> FailureKind.RATE_LIMITED;
                default -> FailureKind.TRANSIENT;
            };
            if (refusal != null) {
                throw ProviderException.of(refusal, "the task was not taken: " + answer.statusCode());
            }
            return JSON.readTree(answer.body()).path("taskId").asText();
        } catch (IOException e) {
            throw ProviderException.of(FailureKind.UNKNOWN_OUTCOME, "the task may have been taken: " + e.getClass());
        }
    }

    private JsonNode await(Task task) throws ProviderException, IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(base.resolve("/tasks/" + task.id)).build();
        while (!task.cancelled && time.nanoTime() < task.deadline) {
            time.sleep(INTERVAL);
            HttpResponse<byte[]> answer = client.send(question, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode state = answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
            switch (state.path("state").asText()) {
                case "success" -> {
                    return state;
                }
                case "refused" -> throw task.failed(FailureKind.CONTENT_REJECTED, "the task was refused");
                case "fail" -> throw task.failed(FailureKind.EMPTY_ANSWER, "the task failed");
                default -> {
                    continue;
                }
            }
        }
        throw task.failed(FailureKind.UNKNOWN_OUTCOME, "the task was not done in time");
    }

    private static final class Task {

        private final String id;
        private final long deadline;
        private volatile boolean cancelled;

        Task(String id, long deadline) {
            this.id = id;
            this.deadline = deadline;
        }

        void cancel() {
            cancelled = true;
        }

        ProviderException failed(FailureKind kind, String message) {
            return ProviderException.builder(kind, message).requestId(id).build();
        }
    }
}
