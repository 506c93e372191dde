package violations.guard;

/** Looks into a room that guard must not know. */
public final class Wrong {
    Object other = violations.plan.Wrong.class;
}
