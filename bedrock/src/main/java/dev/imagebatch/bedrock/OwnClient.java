package dev.imagebatch.bedrock;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/** A client that is created from the settings and uses connections that can be aborted. */
final class OwnClient implements ClientSource {

    private final BedrockAccess access;
    private final TrackedHttpClient connections = new TrackedHttpClient();
    private @Nullable BedrockRuntimeClient client;

    OwnClient(BedrockAccess access) {
        this.access = access;
    }

    @Override
    public synchronized BedrockRuntimeClient client() {
        BedrockRuntimeClient made = client;
        if (made == null) {
            made = make();
            client = made;
        }
        return made;
    }

    @Override
    public void begin(BedrockExchange exchange) {
        connections.begin(exchange);
    }

    @Override
    public void end() {
        connections.end();
    }

    @Override
    public void configure(AwsRequestOverrideConfiguration.Builder request) {
        // the client is already configured
    }

    @Override
    public boolean tracksProgress() {
        return true;
    }

    @Override
    public Optional<String> region() {
        return access.endpoint().isPresent()
                ? Optional.empty()
                : Optional.of(access.region().id());
    }

    @Override
    public Optional<String> problem() {
        return access.problem();
    }

    @Override
    public List<String> secrets() {
        return access.secrets();
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }

    @Override
    public String toString() {
        return access.toString();
    }

    private BedrockRuntimeClient make() {
        BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
                .region(access.region())
                .httpClient(connections)
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
        access.endpoint().ifPresent(builder::endpointOverride);
        access.key()
                .ifPresentOrElse(
                        key -> builder.tokenProvider(StaticTokenProvider.create(() -> key))
                                .authSchemeProvider(
                                        BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth"))),
                        () -> builder.credentialsProvider(access.credentials())
                                .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider()));
        return builder.build();
    }
}
