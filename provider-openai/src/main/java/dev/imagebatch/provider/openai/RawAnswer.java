package dev.imagebatch.provider.openai;

import com.openai.core.http.HttpResponse;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer whose body has not been read yet. */
final class RawAnswer implements AutoCloseable {

    private final HttpResponse response;

    RawAnswer(HttpResponse response) {
        this.response = response;
    }

    InputStream body() {
        return response.body();
    }

    Optional<String> requestId() {
        return response.requestId();
    }

    @Nullable String header(String name) {
        return response.headers().values(name).stream().findFirst().orElse(null);
    }

    @Override
    public void close() {
        response.close();
    }
}
