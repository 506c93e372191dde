package dev.imagebatch.ledger.state;

/** What the number of a fingerprint in the index means; packed into its lowest bits. */
enum PositionKind {
    /** An attempt is open: the place of its start. */
    OPEN,
    /** An image was received: the place of the attempt's end. */
    RECEIVED,
    /** The image, or a copy of it, is stored: the place of that entry. */
    STORED,
    /** Given up: the place of that entry. */
    FAILED,
    /** The fingerprint is a binding that was told. */
    BOUND,
    /** The fingerprint is derived from an item: its number instead of a place. */
    NUMBER,
    /** Given up by attempts that turned out to be free: the place of that entry. */
    FAILED_FREE,
    /** The fingerprint is a brief whose prompt was written: the place of that entry. */
    WRITTEN,
    /** The image is not kept since what was made of it is: the place of that entry. */
    DISCARDED;

    private static final PositionKind[] ALL = values();
    private static final int BITS = 4;

    long at(long place) {
        return place << BITS | ordinal();
    }

    boolean is(long standing) {
        return standing >= 0 && (standing & (1 << BITS) - 1) == ordinal();
    }

    static PositionKind of(long standing) {
        return ALL[(int) (standing & (1 << BITS) - 1)];
    }

    static long place(long standing) {
        return standing >> BITS;
    }
}
