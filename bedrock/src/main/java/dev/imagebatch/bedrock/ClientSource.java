package dev.imagebatch.bedrock;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** A source of the SDK client, which is either created from settings or supplied by the user. Thread-safe. */
interface ClientSource extends AutoCloseable {

    /** Returns the client, which may be created by the first call. */
    BedrockRuntimeClient client();

    /** Assigns the requests of this thread to the exchange until {@link #end()}. */
    void begin(BedrockExchange exchange);

    /** Ends the exchange of this thread. */
    void end();

    /** Adds the configuration required for each request. */
    void configure(AwsRequestOverrideConfiguration.Builder request);

    /** Returns true if the progress of exchanges is tracked. */
    boolean tracksProgress();

    Optional<String> region();

    Optional<String> problem();

    /** Returns the known secrets, which must not appear in messages. */
    List<String> secrets();

    @Override
    void close();
}
