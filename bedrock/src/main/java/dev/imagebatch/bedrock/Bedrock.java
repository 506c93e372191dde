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
 * A connection to Bedrock that makes one request a call and never repeats one.
 *
 * <p>Thread-safe; connections are shared by all calls. {@link #toString()} shows where calls go, and no key.
 *
 * @since 0.1
 */
public final class Bedrock implements AutoCloseable {

    /** The most bytes of a request, and of an answer. */
    public static final int MOST_BYTES = 25_000_000;

    private final ClientSource source;
    private final TimeSource time;

    private Bedrock(ClientSource source, TimeSource time) {
        this.source = source;
        this.time = time;
    }

    /**
     * A connection by the settings. Calls nobody yet.
     *
     * <p>The region is the option {@code region}, else {@code AWS_REGION}, else what AWS's profile says, else the default
     * one; credentials are {@code AWS_BEARER_TOKEN_BEDROCK}, else AWS's usual chain; {@code
     * AWS_ENDPOINT_URL_BEDROCK_RUNTIME} redirects to another address.
     *
     * @throws IllegalArgumentException if the endpoint is no address
     */
    public static Bedrock connect(ProviderSettings settings, String defaultRegion) {
        return new Bedrock(new OwnClient(new BedrockAccess(settings, defaultRegion)), settings.time());
    }

    /**
     * A connection through a ready-made client, which stays the caller's to close.
     *
     * <p>Its retries are turned off for each call and the call's timeout is set. A socket timeout shorter than a
     * generation takes still ends calls; set 300 seconds or more. A cancelled call ends only as soon as the client's own
     * HTTP connection allows, at the latest with the timeout.
     */
    public static Bedrock using(BedrockRuntimeClient client) {
        return new Bedrock(new GivenClient(Objects.requireNonNull(client)), TimeSource.system());
    }

    /** The region that calls go to; empty where another endpoint takes its place. */
    public Optional<String> region() {
        return source.region();
    }

    /** Whether there are credentials. */
    public Availability availability() {
        return source.problem().map(Availability::unavailable).orElseGet(Availability::available);
    }

    /**
     * Sends one request and reads its answer.
     *
     * @param call the call that the request is for
     * @param model what is known of the model, for messages
     * @param body JSON; not copied
     * @throws ProviderException if the answer is an error, or none came
     * @throws InterruptedException if the thread was interrupted before the request was sent
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
        BedrockErrors errors = new BedrockErrors(advice, redactor, time);
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
