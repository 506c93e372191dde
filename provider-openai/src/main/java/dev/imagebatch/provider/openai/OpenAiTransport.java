package dev.imagebatch.provider.openai;

import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.HttpResponse;
import com.openai.credential.BearerTokenCredential;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** The SDK's client with one request per call and access to the raw answer and the running request. */
@SuppressWarnings("MustBeClosedChecker") // answers are handed on, for the caller to close
final class OpenAiTransport implements AutoCloseable {

    private static final Duration MOST_TO_CONNECT = Duration.ofSeconds(30);
    private static final long MOST_OF_A_REFUSAL = 64 * 1024;

    /** The maximum number of idle connections; OkHttp's default of five would reconnect for most parallel calls. */
    private static final int MOST_IDLE = 1_024;

    private static final Duration KEPT_ALIVE = Duration.ofMinutes(5);

    /** An exception thrown if the server answered with an error status; the exchange holds the answer. */
    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1;

        RefusedException(RuntimeException cause) {
            super("the server refused the request", cause);
        }
    }

    /** An exception thrown if the SDK could not create the request. */
    static final class UnsentException extends IOException {

        private static final long serialVersionUID = 1;

        UnsentException(RuntimeException cause) {
            super("the request cannot be made", cause);
        }
    }

    private final ThreadLocal<@Nullable OpenAiExchange> current = new ThreadLocal<>();
    private final OpenAIClient client;

    private OpenAiTransport(OpenAIOkHttpClient.Builder builder, BaseUrl server) {
        this.client = builder.baseUrl(server.uri().toString())
                .maxRetries(0)
                .logLevel(LogLevel.OFF)
                .disableTelemetry(true)
                .followRedirects(false)
                .addInterceptor(this::intercept)
                .build();
    }

    /** Returns a transport with the credentials of the environment. */
    static OpenAiTransport by(OpenAiCredentials access, BaseUrl server) {
        OpenAIOkHttpClient.Builder client =
                OpenAIOkHttpClient.builder().maxIdleConnections(MOST_IDLE).keepAliveDuration(KEPT_ALIVE);
        access.organization().ifPresent(client::organization);
        access.project().ifPresent(client::project);
        if (access.key().isPresent()) {
            client.apiKey(access.key().get());
        } else if (access.azureKey().isPresent()) {
            client.credential(AzureApiKeyCredential.create(access.azureKey().get()));
        } else {
            client.credential(BearerTokenCredential.create("none")).removeHeaders("Authorization");
        }
        return new OpenAiTransport(client, server);
    }

    /** Returns a transport over the caller's own client. */
    static OpenAiTransport over(OpenAIOkHttpClient.Builder client, BaseUrl server) {
        return new OpenAiTransport(client, server);
    }

    /**
     * Sends a request.
     *
     * @throws IOException if the request cannot be sent, is not answered, or is answered with an error status
     */
    RawAnswer send(OpenAiRequest request, OpenAiExchange exchange, Duration timeout) throws IOException {
        return during(exchange, () -> request.isEdit() ? edit(request, timeout) : generation(request, timeout));
    }

    /**
     * Sends a request for a text.
     *
     * @throws IOException as for {@link #send}
     */
    RawAnswer chat(ChatRequest request, OpenAiExchange exchange, Duration timeout) throws IOException {
        return during(
                exchange,
                () -> client.chat().completions().withRawResponse().create(request.params(), options(timeout)));
    }

    /**
     * Requests the description of a model, which is free.
     *
     * @throws IOException as for {@link #send}
     */
    RawAnswer model(String id, OpenAiExchange exchange, Duration timeout) throws IOException {
        return during(exchange, () -> client.models().withRawResponse().retrieve(id, options(timeout)));
    }

    @Override
    public void close() {
        client.close();
    }

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

    private HttpResponse edit(OpenAiRequest request, Duration timeout) {
        ImageEditParams.Builder params =
                ImageEditParams.builder().image(new byte[0]).prompt("");
        if (request.fields().get("model") != null) {
            params.model(request.fields().get("model").asText());
        }
        return client.images().withRawResponse().edit(params.build(), options(timeout));
    }

    private RawAnswer during(OpenAiExchange exchange, Supplier<HttpResponse> request) throws IOException {
        current.set(exchange);
        try {
            return new RawAnswer(request.get());
        } catch (OpenAIServiceException e) {
            throw new RefusedException(e);
        } catch (OpenAIIoException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        } catch (OpenAIException e) {
            throw new UnsentException(e);
        } finally {
            current.remove();
        }
    }

    private Response intercept(Interceptor.Chain chain) throws IOException {
        OpenAiExchange exchange = current.get();
        if (exchange == null) {
            return chain.proceed(chain.request());
        }
        exchange.begin(chain.call());
        Response answer = chain.proceed(exchange.sent(chain.request()));
        return answer.isSuccessful() ? answer : refused(answer, exchange);
    }

    private static Response refused(Response answer, OpenAiExchange exchange) throws IOException {
        try (answer) {
            ResponseBody start = answer.peekBody(MOST_OF_A_REFUSAL);
            String text = start.string();
            exchange.refused(new OpenAiExchange.Refusal(answer.code(), text, answer.headers()));
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
