package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A stream of an object's bytes that reports the SDK's unchecked exceptions as {@link IOException}. Closing it closes
 * the connection.
 */
final class ObjectStream extends InputStream {

    private final ResponseInputStream<?> object;

    ObjectStream(ResponseInputStream<?> object) {
        this.object = object;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return object.read(bytes, offset, length);
        } catch (AbortedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while an object was read");
            interrupted.initCause(e);
            throw interrupted;
        } catch (SdkException e) {
            throw new IOException("the object cannot be read on", e);
        }
    }

    /** Aborts the connection, because the SDK's {@code close} has no effect in an interrupted thread. */
    @Override
    public void close() {
        object.abort();
    }
}
