package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.spec.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call, with the images that were received and are kept.
 *
 * @param attempt the attempt's id
 * @param at when
 * @param charged whether it was billed
 * @param cost what it cost; what is still held if {@code charged} is unknown; zero if it was not billed
 * @param failureKind why images did not come, or null if all came
 * @param requestId the provider's id of the call, or null
 * @param modelVersion the version of the model that answered, or null
 * @param took how long the call took
 * @param images the images that came
 * @since 0.1
 */
public record AttemptEnded(
        String attempt,
        Instant at,
        Charged charged,
        Money cost,
        @Nullable FailureKind failureKind,
        @Nullable String requestId,
        @Nullable String modelVersion,
        Duration took,
        List<Received> images)
        implements LedgerEntry {

    /** Copies the list. */
    public AttemptEnded {
        images = List.copyOf(images);
    }

    /** Why images did not come. */
    public Optional<FailureKind> failure() {
        return Optional.ofNullable(failureKind);
    }

    @Override
    public boolean concernsMoney() {
        return !cost.isZero() || charged != Charged.NO;
    }

    /**
     * An image that was received whole and waits to be stored.
     *
     * @param item the image
     * @param file the name of the file in the work folder that holds its bytes, or null if they were kept in memory only
     * @param info what its header says
     */
    public record Received(Fingerprint item, @Nullable String file, ImageInfo info) {}
}
