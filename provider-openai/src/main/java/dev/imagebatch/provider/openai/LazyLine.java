package dev.imagebatch.provider.openai;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The SDK's client, made when it is first needed: it takes its time, and a plan needs none. */
final class LazyLine implements AutoCloseable {

    private final Supplier<OpenAIOkHttpClient.Builder> builder;
    private final BaseUrl server;
    private @Nullable Line line;
    private boolean closed;

    LazyLine(Supplier<OpenAIOkHttpClient.Builder> builder, BaseUrl server) {
        this.builder = builder;
        this.server = server;
    }

    synchronized Line get() {
        if (closed) {
            throw new IllegalStateException("the provider openai is closed");
        }
        if (line == null) {
            line = new Line(builder.get().baseUrl(server.uri().toString()).disableTelemetry(true));
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
