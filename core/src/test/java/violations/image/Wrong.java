package violations.image;

/** Looks into a room that image must not know. */
public final class Wrong {
    Object other = violations.spec.Wrong.class;
}
