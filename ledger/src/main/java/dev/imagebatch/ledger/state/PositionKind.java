package dev.imagebatch.ledger.state;

/**
 * The kinds of positions. A position is one number in an index: the place of the deciding entry, with the kind in its lowest
 * bits. Positions live in memory only, so the order of the constants may change.
 */
enum PositionKind {
    /** An attempt may have been charged without bringing the image: the place of its start. */
    UNRESOLVED,
    /** A living worker generates the image: the place of its start. Never in the table. */
    IN_PROGRESS,
    /** The image was received: the place of the attempt's end. */
    RECEIVED,
    /** The image, or a copy of it, is stored: the place of that entry. */
    STORED,
    /** The image was given up: the place of that entry. */
    FAILED,
    /** The fingerprint is a binding that was bound. */
    BOUND,
    /** The fingerprint is derived from an item: its number instead of a place. */
    NUMBER,
    /** The image was given up by attempts that turned out to be free: the place of that entry. */
    FAILED_FREE,
    /** The fingerprint is a brief with a written prompt: the place of that entry. */
    WRITTEN,
    /** The image was discarded after those made of it were stored: the place of that entry. */
    DISCARDED;

    private static final PositionKind[] ALL = values();
    private static final int BITS = 4;
    private static final int MASK = (1 << BITS) - 1;

    long at(long place) {
        return place << BITS | ordinal();
    }

    boolean is(long position) {
        return position >= 0 && (position & MASK) == ordinal();
    }

    static PositionKind of(long position) {
        return ALL[(int) (position & MASK)];
    }

    static long place(long position) {
        return position >> BITS;
    }
}
