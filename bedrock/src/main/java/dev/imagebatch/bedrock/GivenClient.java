package dev.imagebatch.bedrock;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeServiceClientConfiguration;

/** A client that the user made and will close. */
record GivenClient(BedrockRuntimeClient client) implements ClientSource {

    @Override
    public void begin(BedrockExchange exchange) {
        // its connections are its own
    }

    @Override
    public void end() {
        // its connections are its own
    }

    /** Its retries would be hidden bills. */
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

    /** Its credentials are its own. */
    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public void close() {
        // the user's to close
    }

    @Override
    public String toString() {
        return "a given client, " + region().orElse("another endpoint");
    }
}
