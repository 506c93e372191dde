package violations.sink;

/** Looks into a room that sink must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
