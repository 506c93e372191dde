package violations.transform;

/** Looks into a room that transform must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
