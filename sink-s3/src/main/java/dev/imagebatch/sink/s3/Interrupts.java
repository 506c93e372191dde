package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.io.InterruptedIOException;

/** A converter of interrupts for methods that throw only {@link IOException}. */
final class Interrupts {

    private Interrupts() {}

    /** A blocking operation. */
    interface Waiting<T> {
        T get() throws IOException, InterruptedException;
    }

    static <T> T asIoException(Waiting<T> waiting) throws IOException {
        try {
            return waiting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while S3 was asked");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
