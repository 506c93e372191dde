package dev.imagebatch.provider.openai;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import org.jspecify.annotations.Nullable;

/** The SDK's client, created on first use because creating it is slow and a plan does not need it. */
final class LazyTransport implements AutoCloseable {

    private final OpenAiCredentials access;
    private final BaseUrl server;
    private final OpenAIOkHttpClient.@Nullable Builder builder;
    private @Nullable OpenAiTransport line;
    private boolean closed;

    /**
     * Creates the connection to a server.
     *
     * @param access the credentials from the environment
     * @param server the address of the server
     * @param builder the caller's own client, or null to create a client with {@code access}
     */
    LazyTransport(OpenAiCredentials access, BaseUrl server, OpenAIOkHttpClient.@Nullable Builder builder) {
        this.access = access;
        this.server = server;
        this.builder = builder;
    }

    synchronized OpenAiTransport get() {
        if (closed) {
            throw new IllegalStateException("the provider openai is closed");
        }
        if (line == null) {
            line = builder == null ? OpenAiTransport.by(access, server) : OpenAiTransport.over(builder, server);
        }
        return line;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (line != null) {
            line.close();
        }
    }
}
