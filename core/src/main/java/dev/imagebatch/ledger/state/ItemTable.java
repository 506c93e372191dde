package dev.imagebatch.ledger.state;

import dev.imagebatch.index.FingerprintIndex;
import dev.imagebatch.spec.Fingerprint;
import java.util.List;
import java.util.Optional;

/**
 * Where every item stands, by the places of the entries that decide it.
 *
 * <p>Not thread-safe: the ledger locks.
 */
final class ItemTable {

    static final long NONE = -1;

    private final FingerprintIndex standings = new FingerprintIndex();
    /** Of items that were received: where the attempt that brought the image started. */
    private final FingerprintIndex starts = new FingerprintIndex();
    /** Of items that had a real image before they were asked for again: where that entry is. */
    private final FingerprintIndex images = new FingerprintIndex();

    long get(Fingerprint item) {
        return standings.get(item, NONE);
    }

    void open(Fingerprint item, long place) {
        set(item, StandingKind.OPEN.at(place));
    }

    void receive(Fingerprint item, long ended, long started) {
        set(item, StandingKind.RECEIVED.at(ended));
        starts.put(item, started);
    }

    void store(Fingerprint item, long place) {
        set(item, StandingKind.STORED.at(place));
        starts.remove(item);
    }

    /**
     * The image was given up. What is worth more stays in force: an image that is kept to be stored, one that was stored
     * before, an attempt that may have been charged.
     */
    void fail(Fingerprint item, Loss loss, long place) {
        long now = get(item);
        long image = StandingKind.STORED.is(now) ? StandingKind.place(now) : images.get(item, NONE);
        boolean waits = loss == Loss.UNPAID && StandingKind.RECEIVED.is(now);
        boolean unsure = loss == Loss.UNPAID && StandingKind.OPEN.is(now);
        if (loss != Loss.KEPT && image >= 0 && !waits) {
            store(item, image);
        } else if (!waits && !unsure) {
            set(item, StandingKind.FAILED.at(place));
            starts.remove(item);
        }
    }

    /**
     * What some entries say is not there any more. What is worth more stays in force: another image, an attempt that may
     * have been charged, a received image of it.
     *
     * @return whether the item has no other image
     */
    boolean delete(Fingerprint item, List<Long> entries) {
        long now = get(item);
        if (entries.contains(images.get(item, NONE))) {
            images.remove(item);
        }
        boolean isAnother = StandingKind.STORED.is(now) && !entries.contains(StandingKind.place(now));
        if (isAnother || images.contains(item)) {
            return false;
        }
        if (!StandingKind.OPEN.is(now) && !StandingKind.RECEIVED.is(now)) {
            standings.remove(item);
            starts.remove(item);
        }
        return true;
    }

    void set(Fingerprint item, long standing) {
        long before = get(item);
        if (StandingKind.STORED.is(standing)) {
            images.remove(item);
        } else if (StandingKind.STORED.is(before)) {
            images.put(item, StandingKind.place(before));
        }
        if (standing == NONE) {
            standings.remove(item);
        } else {
            standings.put(item, standing);
        }
    }

    /** How the item stands now, for reading its entries once the lock is released; empty if nothing is known. */
    Optional<Standing> standing(Fingerprint item) {
        long standing = get(item);
        if (standing == NONE || StandingKind.BOUND.is(standing) || StandingKind.NUMBER.is(standing)) {
            return Optional.empty();
        }
        long started = StandingKind.RECEIVED.is(standing) ? starts.get(item, NONE) : NONE;
        return Optional.of(new Standing(StandingKind.of(standing), StandingKind.place(standing), started));
    }

    /** What a failure says of the money and the image. */
    enum Loss {
        /** A received image is kept and can be stored. */
        KEPT,
        /** Certainly not charged. */
        UNPAID,
        /** Charged, or perhaps charged. */
        PAID
    }
}
