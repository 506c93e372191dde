package dev.imagebatch.engine.delivery;

import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

        static NotStored because(@Nullable Throwable thrown) {
            return new NotStored(thrown == null ? "the sink returned null" : ErrorBoundary.reason(thrown));
        }
    }
}
