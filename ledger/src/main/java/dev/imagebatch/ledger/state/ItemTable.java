package dev.imagebatch.ledger.state;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.index.FingerprintIndex;
import java.util.List;
import java.util.Optional;

/** The positions of all items. Not thread-safe. */
final class ItemTable {

    static final long NONE = -1;

    private final FingerprintIndex positions = new FingerprintIndex();
    /** The places of the start entries of attempts that received an item. */
    private final FingerprintIndex starts = new FingerprintIndex();
    /** The places of the entries of real images that were stored before their items were requested again. */
    private final FingerprintIndex images = new FingerprintIndex();

    long get(Fingerprint item) {
        return positions.get(item, NONE);
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
     * Sets the position of a given-up item. The failure does not replace a more valuable state: a received image that
     * can be stored, an image stored before, or an attempt that may have been charged.
     */
    void fail(Fingerprint item, Loss loss, long place) {
        long now = get(item);
        long image = PositionKind.STORED.is(now) ? PositionKind.place(now) : images.get(item, NONE);
        boolean waits = loss == Loss.UNPAID && PositionKind.RECEIVED.is(now);
        boolean unsure = loss == Loss.UNPAID && PositionKind.UNRESOLVED.is(now);
        if (loss != Loss.KEPT && image >= 0 && !waits) {
            store(item, image);
        } else if (!waits && !unsure) {
            set(item, PositionKind.FAILED.at(place));
            starts.remove(item);
        }
    }

    /**
     * Removes the positions of deleted entries of an item. A more valuable state stays: another image, an attempt that
     * may have been charged, or a received image.
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
        if (!PositionKind.UNRESOLVED.is(now) && !PositionKind.RECEIVED.is(now)) {
            positions.remove(item);
            starts.remove(item);
        }
        return true;
    }

    void set(Fingerprint item, long position) {
        long before = get(item);
        if (PositionKind.STORED.is(position)) {
            images.remove(item);
        } else if (PositionKind.STORED.is(before)) {
            images.put(item, PositionKind.place(before));
        }
        if (position == NONE) {
            positions.remove(item);
        } else {
            positions.put(item, position);
        }
    }

    Optional<ItemPosition> find(Fingerprint item) {
        long position = get(item);
        if (position == NONE || PositionKind.BOUND.is(position) || PositionKind.NUMBER.is(position)) {
            return Optional.empty();
        }
        long started = PositionKind.RECEIVED.is(position) ? starts.get(item, NONE) : NONE;
        return Optional.of(new ItemPosition(item, PositionKind.of(position), PositionKind.place(position), started));
    }

    /** Returns the position of an item that a living worker generates. */
    Optional<ItemPosition> findInProgress(Fingerprint item) {
        long position = get(item);
        long image = images.get(item, NONE);
        boolean isOpen = PositionKind.UNRESOLVED.is(position) || PositionKind.RECEIVED.is(position);
        if (!isOpen) {
            return find(item);
        }
        if (image != NONE) {
            return Optional.of(new ItemPosition(item, PositionKind.STORED, image, NONE));
        }
        long started = PositionKind.RECEIVED.is(position) ? starts.get(item, NONE) : PositionKind.place(position);
        return Optional.of(new ItemPosition(item, PositionKind.IN_PROGRESS, started, NONE));
    }

    /** The loss caused by a failure. */
    enum Loss {
        /** No loss: the received image is kept and can be stored. */
        KEPT,
        /** The loss of an image that was certainly not charged. */
        UNPAID,
        /** The loss of an image that was charged or may have been. */
        PAID
    }
}
