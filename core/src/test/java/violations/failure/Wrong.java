package violations.failure;

/** Looks into a room that failure must not know. */
public final class Wrong {
    Object other = violations.cost.Wrong.class;
}
