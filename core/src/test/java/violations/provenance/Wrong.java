package violations.provenance;

/** Looks into a room that image must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
