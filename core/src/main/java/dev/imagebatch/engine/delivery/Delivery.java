package dev.imagebatch.engine.delivery;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.ledger.ImageStored;

/** The outcome of storing an image. */
public sealed interface Delivery {

    /** The image is stored and recorded. */
    record Stored(ImageStored entry) implements Delivery {}

    /** The image is not stored; its received bytes are kept. */
    record Failed(Failure failure) implements Delivery {}
}
