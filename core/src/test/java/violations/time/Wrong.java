package violations.time;

/** Looks into a room that time must not know. */
public final class Wrong {
    Object other = violations.cost.Wrong.class;
}
