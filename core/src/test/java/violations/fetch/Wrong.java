package violations.fetch;

/** Looks into a room that fetch must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
