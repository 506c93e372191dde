package violations.gallery;

/** Looks into a room that gallery must not know. */
public final class Wrong {
    Object other = violations.plan.Wrong.class;
}
