package dev.imagebatch.provider.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.HttpResponse;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** The SDK's client, one request a call, with the raw answer and the running request in reach. */
final class Line implements AutoCloseable {

    private static final Duration MOST_TO_CONNECT = Duration.ofSeconds(30);
    private static final long MOST_OF_A_REFUSAL = 64 * 1024;

    private final ThreadLocal<@Nullable Exchange> current = new ThreadLocal<>();
    private final OpenAIClient client;

    Line(OpenAIOkHttpClient.Builder builder) {
        this.client = builder.maxRetries(0)
                .logLevel(LogLevel.OFF)
                .followRedirects(false)
                .addInterceptor(this::intercept)
                .build();
    }

    /** Sends a request; the caller closes the answer. */
    @SuppressWarnings("MustBeClosedChecker")
    HttpResponse send(OpenAiRequest request, Exchange exchange, Duration timeout) {
        return during(exchange, () -> request.isEdit() ? edit(request, timeout) : generation(request, timeout));
    }

    /** Asks about a model, which is free; the caller closes the answer. */
    @SuppressWarnings("MustBeClosedChecker")
    HttpResponse model(String id, Exchange exchange, Duration timeout) {
        return during(exchange, () -> client.models().withRawResponse().retrieve(id, options(timeout)));
    }

    @Override
    public void close() {
        client.close();
    }

    @SuppressWarnings("MustBeClosedChecker")
    private HttpResponse generation(OpenAiRequest request, Duration timeout) {
        ImageGenerateParams.Builder params = ImageGenerateParams.builder();
        request.fields().forEach((name, value) -> {
            switch (name) {
                case "prompt" -> params.prompt(value.asText());
                case "model" -> params.model(value.asText());
                default -> params.putAdditionalBodyProperty(name, JsonValue.fromJsonNode(value));
            }
        });
        return client.images().withRawResponse().generate(params.build(), options(timeout));
    }

    @SuppressWarnings("MustBeClosedChecker")
    private HttpResponse edit(OpenAiRequest request, Duration timeout) {
        ImageEditParams.Builder params =
                ImageEditParams.builder().image(new byte[0]).prompt("");
        if (request.fields().get("model") != null) {
            params.model(request.fields().get("model").asText());
        }
        return client.images().withRawResponse().edit(params.build(), options(timeout));
    }

    private HttpResponse during(Exchange exchange, Supplier<HttpResponse> request) {
        current.set(exchange);
        try {
            return request.get();
        } finally {
            current.remove();
        }
    }

    private Response intercept(Interceptor.Chain chain) throws IOException {
        Exchange exchange = current.get();
        if (exchange == null) {
            return chain.proceed(chain.request());
        }
        exchange.begin(chain.call());
        Request request = chain.request();
        Response answer = chain.proceed(exchange.form()
                .map(form -> request.newBuilder().method(request.method(), form).build())
                .orElse(request));
        return answer.isSuccessful() ? answer : refused(answer, exchange);
    }

    private static Response refused(Response answer, Exchange exchange) throws IOException {
        try (answer) {
            ResponseBody start = answer.peekBody(MOST_OF_A_REFUSAL);
            String text = start.string();
            exchange.refused(new Exchange.Refusal(answer.code(), text, answer.headers()));
            return answer.newBuilder()
                    .body(ResponseBody.create(text, start.contentType()))
                    .build();
        }
    }

    private static RequestOptions options(Duration timeout) {
        Duration connecting = timeout.compareTo(MOST_TO_CONNECT) < 0 ? timeout : MOST_TO_CONNECT;
        return RequestOptions.builder()
                .timeout(Timeout.builder()
                        .connect(connecting)
                        .read(timeout)
                        .write(timeout)
                        .request(timeout)
                        .build())
                .build();
    }
}
