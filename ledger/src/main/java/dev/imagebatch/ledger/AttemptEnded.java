package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call, with the images that were received and are kept.
 *
 * @param attempt the attempt's id
 * @param at the time of the entry
 * @param charge the price of the call
 * @param failureKind the reason for missing images, or null if all were received
 * @param reference the provider's identification of the call
 * @param took the duration of the call
 * @param images the received images
 * @since 0.1
 */
public record AttemptEnded(
        String attempt,
        Instant at,
        Charge charge,
        @Nullable FailureKind failureKind,
        CallReference reference,
        Duration took,
        List<Received> images)
        implements LedgerEntry {

    /** Copies the list. */
    public AttemptEnded {
        images = List.copyOf(images);
    }

    /** Returns the reason for missing images. */
    public Optional<FailureKind> failure() {
        return Optional.ofNullable(failureKind);
    }

    /** Returns whether the call was charged. */
    public Charged charged() {
        return charge.charged();
    }

    /** Returns the amount charged, or held if that is unknown. */
    public Money cost() {
        return charge.cost();
    }

    @Override
    public EntryType type() {
        return EntryType.ATTEMPT_ENDED;
    }

    @Override
    public boolean concernsMoney() {
        return !cost().isZero() || charged() != Charged.NO;
    }

    /**
     * A completely received image that is not stored yet.
     *
     * @param item the image's item
     * @param file the name of its file in the rescue folder, or null if its bytes were kept in memory only
     * @param info the description of its bytes
     */
    public record Received(Fingerprint item, @Nullable String file, ImageInfo info) {}
}
