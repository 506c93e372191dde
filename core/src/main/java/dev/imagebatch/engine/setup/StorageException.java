package dev.imagebatch.engine.setup;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import java.io.IOException;

/** Thrown if the sink cannot determine the existence of an image. In a running batch, only that image fails. */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1;

    StorageException(IOException cause) {
        super("the storage could not say whether an image is there: " + cause.getMessage(), cause);
    }

    public Failure failure() {
        return new Failure(FailureKind.SINK_FAILED, FailureStage.STORING, Charged.NO, String.valueOf(getMessage()));
    }
}
