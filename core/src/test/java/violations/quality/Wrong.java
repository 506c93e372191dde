package violations.quality;

/** Looks into a room that quality must not know. */
public final class Wrong {
    Object other = violations.ledger.Wrong.class;
}
