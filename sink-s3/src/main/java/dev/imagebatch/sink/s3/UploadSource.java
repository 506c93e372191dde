package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A source that opens a new stream of an upload's bytes for each signing or sending, one at a time. Thread-safe. */
final class UploadSource implements ContentStreamProvider, AutoCloseable {

    private final Upload.Source source;
    private @Nullable InputStream open;

    UploadSource(Upload.Source source) {
        this.source = source;
    }

    @Override
    public synchronized InputStream newStream() {
        try {
            close();
            InputStream stream = source.open();
            open = stream;
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the read failure that the SDK wrapped in an unchecked exception during signing; empty if there was none.
     */
    static Optional<IOException> failure(RuntimeException signing) {
        for (Throwable cause = signing; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return Optional.of(new IOException("the image's bytes cannot be read any more", cause));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
