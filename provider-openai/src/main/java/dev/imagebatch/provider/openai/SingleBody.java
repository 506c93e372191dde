package dev.imagebatch.provider.openai;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that the client sends at most once: it would repeat a request by itself after a 503 or 408. Reports
 * the moment at which sending begins, once the connection and its encryption are established.
 */
final class SingleBody extends RequestBody {

    private final RequestBody body;
    private final Runnable sending;

    SingleBody(RequestBody body, Runnable sending) {
        this.body = body;
        this.sending = sending;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sending.run();
        body.writeTo(sink);
    }
}
