package dev.imagebatch.engine.delivery;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import java.util.List;

/** The sink's outcome for the parts of an image. */
public sealed interface StoreOutcome {

    /** All parts are stored. */
    record Stored(List<StoredPart> parts) implements StoreOutcome {

        /** Returns the first part. */
        public StoredImage first() {
            return parts.get(0).image();
        }
    }

    /** The sink failed for this reason. */
    record NotStored(String reason) implements StoreOutcome {

        static NotStored because(Exception thrown) {
            String message = thrown.getMessage();
            return new NotStored(message == null ? thrown.getClass().getSimpleName() : message);
        }
    }
}
