package dev.imagebatch.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;

/** The body of a request, read while it is sent; closing it closes what the JDK's client leaves open. Thread-safe. */
final class RequestContent implements AutoCloseable {

    private final Optional<ContentStreamProvider> provider;
    private final long length;
    private @Nullable InputStream open;

    RequestContent(Optional<ContentStreamProvider> provider, long length) {
        this.provider = provider;
        this.length = length;
    }

    /** With its length declared, so that a body that ends early fails the request. */
    HttpRequest.BodyPublisher publisher() {
        if (provider.isEmpty() || length == 0) {
            return HttpRequest.BodyPublishers.noBody();
        }
        ContentStreamProvider content = provider.get();
        return HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> opened(content)), length);
    }

    long length() {
        return length;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    private synchronized InputStream opened(ContentStreamProvider content) {
        InputStream stream = content.newStream();
        open = stream;
        return stream;
    }
}
