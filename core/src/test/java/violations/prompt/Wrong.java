package violations.prompt;

/** Looks into a room that prompt must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
