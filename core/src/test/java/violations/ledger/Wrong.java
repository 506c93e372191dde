package violations.ledger;

/** Looks into a room that ledger must not know. */
public final class Wrong {
    Object other = violations.plan.Wrong.class;
}
