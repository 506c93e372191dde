package violations.durable;

/** Looks into a room that durable must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
