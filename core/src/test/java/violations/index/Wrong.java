package violations.index;

/** Looks into a room that index must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
