package dev.imagebatch.bedrock;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeServiceClientConfiguration;

/** A client that was created by the user, who also closes it. */
record GivenClient(BedrockRuntimeClient client) implements ClientSource {

    @Override
    public void begin(BedrockExchange exchange) {
        // the connections of this client cannot be tracked
    }

    @Override
    public void end() {
        // the connections of this client cannot be tracked
    }

    /** Disables retries, because each one could be charged without being reported. */
    @Override
    public void configure(AwsRequestOverrideConfiguration.Builder request) {
        request.addPlugin(config -> {
            if (config instanceof BedrockRuntimeServiceClientConfiguration.Builder bedrock) {
                bedrock.overrideConfiguration(bedrock.overrideConfiguration().toBuilder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .build());
            }
        });
    }

    @Override
    public boolean tracksProgress() {
        return false;
    }

    @Override
    public Optional<String> region() {
        BedrockRuntimeServiceClientConfiguration configuration = client.serviceClientConfiguration();
        return configuration.endpointOverride().isPresent()
                ? Optional.empty()
                : Optional.ofNullable(configuration.region()).map(Object::toString);
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    /** Returns an empty list, because the credentials of the client are not accessible. */
    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public void close() {
        // the user closes the client
    }

    @Override
    public String toString() {
        return "a given client, " + region().orElse("another endpoint");
    }
}
