package dev.imagebatch.sink.s3;

import java.io.IOException;

/** A request that the server may have carried out, though it did not say so. */
final class UnansweredException extends IOException {

    private static final long serialVersionUID = 1;

    UnansweredException(IOException failure) {
        super(failure.getMessage(), failure.getCause());
    }
}
