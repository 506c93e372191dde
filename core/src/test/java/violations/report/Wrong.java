package violations.report;

/** Looks into a room that report must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
