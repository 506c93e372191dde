package dev.imagebatch.bedrock;

import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.TimeSource;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * A connection to Bedrock that sends one request per call, without retries.
 *
 * <p>Thread-safe; one connection may be shared by all calls. {@link #toString()} shows the destination, but no keys.
 *
 * @since 0.1
 */
public final class Bedrock implements AutoCloseable {

    /** The maximum size in bytes of a request, and of an answer. */
    public static final int MOST_BYTES = 25_000_000;

    private final ClientSource source;
    private final TimeSource time;

    private Bedrock(ClientSource source, TimeSource time) {
        this.source = source;
        this.time = time;
    }

    /**
     * Returns a connection for the given settings. Makes no network request.
     *
     * <p>The region is the option {@code region}, or else {@code AWS_REGION}, or else that of the AWS profile, or else
     * the default region. The credentials are {@code AWS_BEARER_TOKEN_BEDROCK}, or else those of the default AWS chain.
     * {@code AWS_ENDPOINT_URL_BEDROCK_RUNTIME} overrides the endpoint.
     *
     * @throws IllegalArgumentException if the endpoint is not a valid address
     */
    public static Bedrock connect(ProviderSettings settings, String defaultRegion) {
        return new Bedrock(new OwnClient(new BedrockAccess(settings, defaultRegion)), settings.time());
    }

    /**
     * Returns a connection that uses an existing client; the caller remains responsible for closing the client.
     *
     * <p>Each call disables the client's retries and sets the timeout of the call. A socket timeout shorter than a
     * generation still ends calls early; set it to at least 300 seconds. A cancelled call ends as soon as the client's
     * HTTP connection permits, at the latest on timeout.
     */
    public static Bedrock using(BedrockRuntimeClient client) {
        return new Bedrock(new GivenClient(Objects.requireNonNull(client)), TimeSource.system());
    }

    /** Returns the region of calls; empty if a custom endpoint is configured. */
    public Optional<String> region() {
        return source.region();
    }

    /** Returns the availability, which depends on the presence of credentials. */
    public Availability availability() {
        return source.problem().map(Availability::unavailable).orElseGet(Availability::available);
    }

    /**
     * Sends one request and reads its answer.
     *
     * @param call the call of the request
     * @param model the model, used in messages; empty if unknown
     * @param body the JSON of the request, at most {@link #MOST_BYTES} bytes; not copied
     * @throws ProviderException if the request is too large, the answer is an error, or no answer arrives
     * @throws InterruptedException if the thread is interrupted before the request is sent
     */
    public BedrockAnswer invoke(GenerationCall call, Optional<BedrockModel> model, byte[] body)
            throws ProviderException, InterruptedException {
        if (body.length > MOST_BYTES) {
            throw LocalRefusals.invalid(
                    "the request has " + body.length + " bytes with its pictures; Bedrock takes at most " + MOST_BYTES);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the request was sent");
        }
        SecretRedactor redactor = redactor(call.request());
        ModelAdvice advice = new ModelAdvice(call.request().model(), model, source.region());
        BedrockErrors errors =
                new BedrockErrors(advice, redactor, call.request().prompt(), time);
        return new Invocation(source, call, redactor, errors).answer(body);
    }

    private SecretRedactor redactor(ImageRequest request) {
        return SecretRedactor.ofKeys(source.secrets())
                .hiding(request.prompt(), "[prompt]")
                .hiding(request.negativePrompt().orElse(""), "[negative prompt]");
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public String toString() {
        return "Bedrock[" + source + "]";
    }
}
