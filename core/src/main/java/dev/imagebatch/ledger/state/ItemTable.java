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
        set(item, PositionKind.OPEN.at(place));
    }

    void receive(Fingerprint item, long ended, long started) {
        set(item, PositionKind.RECEIVED.at(ended));
        starts.put(item, started);
    }

    void store(Fingerprint item, long place) {
        set(item, PositionKind.STORED.at(place));
        starts.remove(item);
    }

    /**
     * The image was given up. What is worth more stays in force: an image that is kept to be stored, one that was stored
     * before, an attempt that may have been charged.
     */
    void fail(Fingerprint item, Loss loss, long place) {
        long now = get(item);
        long image = PositionKind.STORED.is(now) ? PositionKind.place(now) : images.get(item, NONE);
        boolean waits = loss == Loss.UNPAID && PositionKind.RECEIVED.is(now);
        boolean unsure = loss == Loss.UNPAID && PositionKind.OPEN.is(now);
        if (loss != Loss.KEPT && image >= 0 && !waits) {
            store(item, image);
        } else if (!waits && !unsure) {
            set(item, PositionKind.FAILED.at(place));
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
        boolean isAnother = PositionKind.STORED.is(now) && !entries.contains(PositionKind.place(now));
        if (isAnother || images.contains(item)) {
            return false;
        }
        if (!PositionKind.OPEN.is(now) && !PositionKind.RECEIVED.is(now)) {
            standings.remove(item);
            starts.remove(item);
        }
        return true;
    }

    void set(Fingerprint item, long standing) {
        long before = get(item);
        if (PositionKind.STORED.is(standing)) {
            images.remove(item);
        } else if (PositionKind.STORED.is(before)) {
            images.put(item, PositionKind.place(before));
        }
        if (standing == NONE) {
            standings.remove(item);
        } else {
            standings.put(item, standing);
        }
    }

    /** How the item stands now, for reading its entries once the lock is released; empty if nothing is known. */
    Optional<ItemPosition> standing(Fingerprint item) {
        long standing = get(item);
        if (standing == NONE || PositionKind.BOUND.is(standing) || PositionKind.NUMBER.is(standing)) {
            return Optional.empty();
        }
        long started = PositionKind.RECEIVED.is(standing) ? starts.get(item, NONE) : NONE;
        return Optional.of(new ItemPosition(PositionKind.of(standing), PositionKind.place(standing), started));
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
