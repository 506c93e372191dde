package violations.provider;

/** Looks into a room that provider must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
