package violations.manifest;

/** Looks into a room that manifest must not know. */
public final class Wrong {
    Object other = violations.plan.Wrong.class;
}
