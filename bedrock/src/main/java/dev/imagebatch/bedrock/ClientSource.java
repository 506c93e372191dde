package dev.imagebatch.bedrock;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** The SDK's client, as far as it is ours or the user's. Thread-safe. */
interface ClientSource extends AutoCloseable {

    /** The client; made at the first call. */
    BedrockRuntimeClient client();

    /** Requests of this thread belong to the exchange until {@link #end()}. */
    void begin(BedrockExchange exchange);

    /** The exchange of this thread is over. */
    void end();

    /** Adds what each request needs. */
    void configure(AwsRequestOverrideConfiguration.Builder request);

    /** Whether an exchange's progress can be relied on. */
    boolean tracksProgress();

    Optional<String> region();

    Optional<String> problem();

    /** The keys that must not be told, as far as they are known. */
    List<String> secrets();

    @Override
    void close();
}
