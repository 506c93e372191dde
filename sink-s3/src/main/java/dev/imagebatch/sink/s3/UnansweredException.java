package dev.imagebatch.sink.s3;

import java.io.IOException;

/** An exception for a request that the server may have executed without a confirmation. */
final class UnansweredException extends IOException {

    private static final long serialVersionUID = 1;

    UnansweredException(IOException failure) {
        super(failure.getMessage(), failure.getCause());
    }
}
