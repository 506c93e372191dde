package dev.imagebatch.provider.openai;

import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.prompt.PromptCall;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.openai.TextRates.Tokens;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A prompt writer for text models of OpenAI and other servers with its chat API; made by {@link
 * OpenAiPromptWriterFactory}.
 *
 * <p>Thread-safe. Each call sends one request and never repeats it.
 *
 * @since 0.1
 */
public final class OpenAiPromptWriter implements PromptWriter {

    private static final int BYTES_PER_TOKEN = 4;
    private static final int MOST_BYTES_PER_TOKEN = 8;
    /** The tokens that the service adds to the two messages; other servers add more. */
    private static final int OVERHEAD_TOKENS = 256;

    private static final int USUAL_TEXT = 300;

    private final PromptOptions options;
    private final TimeSource time;
    private final OpenAiConnection connection;
    private final OpenAiErrors errors;

    OpenAiPromptWriter(PromptOptions options, TimeSource time, OpenAiConnection connection) {
        this.options = options;
        this.time = time;
        this.connection = connection;
        this.errors = new OpenAiErrors(
                connection.server(), time, connection.redactor().hiding(options.instructions(), "[instructions]"));
    }

    @Override
    public String name() {
        return OpenAiProviderFactory.NAME;
    }

    @Override
    public String identity() {
        return options.identity();
    }

    @Override
    public Optional<Quote> quote(String brief) {
        Tokens input = input(brief);
        Tokens output = output();
        if (options.prices().isPresent()) {
            LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
            return Optional.of(Quote.confirmed(options.prices().get().estimate(input, output), today));
        }
        return TextModel.named(options.model())
                .map(model -> new Quote(model.rates().estimate(input, output), model.asOf(), model.confidence()));
    }

    @Override
    public WrittenPrompt write(PromptCall call) throws ProviderException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the request was sent");
        }
        Optional<String> noKey = connection.problem();
        if (noKey.isPresent()) {
            throw ProviderException.of(FailureKind.UNAUTHORIZED, noKey.get());
        }
        OpenAiExchange exchange =
                new OpenAiExchange(null, ClientRequestId.of(call.attempt()).orElse(null));
        call.onCancel(exchange::cancel);
        try (RawAnswer response = send(call, exchange)) {
            return told(ChatResponse.read(response.body()), call, response);
        } catch (IOException e) {
            throw errors.failure(e, exchange, call.brief(), call.timeout());
        }
    }

    @Override
    public void close() {
        connection.line().close();
    }

    /** Returns the model and the server. */
    @Override
    public String toString() {
        return "OpenAiPromptWriter[" + options.model() + " at " + connection.server() + "]";
    }

    private RawAnswer send(PromptCall call, OpenAiExchange exchange) throws ProviderException, IOException {
        if (exchange.isCancelled()) {
            throw ProviderException.builder(
                            FailureKind.UNKNOWN_OUTCOME, "the call was cancelled before the request was sent")
                    .charged(Charged.NO)
                    .build();
        }
        ChatRequest request = ChatRequest.of(options, call.brief(), connection.server());
        return connection.line().get().chat(request, exchange, call.timeout());
    }

    private WrittenPrompt told(ChatAnswer answer, PromptCall call, RawAnswer response) throws ProviderException {
        if (answer.error().isPresent()) {
            throw errors.friendlyError(answer.error().get(), call.brief());
        }
        String requestId = errors.requestId(response.requestId().orElse(null));
        Optional<ProviderException.Builder> problem = answer.problem();
        if (problem.isPresent()) {
            throw problem.get().requestId(requestId).build();
        }
        return WrittenPrompt.of(answer.text())
                .withCost(cost(answer).orElse(null))
                .withRequestId(requestId)
                .withModelVersion(errors.requestId(answer.model()));
    }

    private Optional<Money> cost(ChatAnswer answer) {
        return options.prices()
                .or(() -> TextModel.named(options.model()).map(TextModel::rates))
                .flatMap(rates -> answer.usage().flatMap(rates::cost));
    }

    /** Returns the input tokens, bounded by the number of bytes because every token has at least one byte. */
    private Tokens input(String brief) {
        long bytes = bytes(brief) + bytes(options.instructions());
        return new Tokens(
                bytes / MOST_BYTES_PER_TOKEN, bytes / BYTES_PER_TOKEN + OVERHEAD_TOKENS / 16, bytes + OVERHEAD_TOKENS);
    }

    private Tokens output() {
        int most = options.maxTokens();
        boolean thinks = options.effort()
                .filter(word -> !word.equals(TextModel.USUAL_EFFORT))
                .isPresent();
        return new Tokens(1, thinks ? Math.max(1, most / 2) : Math.min(most, USUAL_TEXT), most);
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
