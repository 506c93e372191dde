package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** An object's bytes while they arrive, without the SDK's unchecked exceptions. Closing it ends the connection. */
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

    /** The SDK's own way to close does nothing in an interrupted thread. */
    @Override
    public void close() {
        object.abort();
    }
}
