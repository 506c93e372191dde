package violations.cost;

/** Looks into a room that cost must not know. */
public final class Wrong {
    Object other = violations.image.Wrong.class;
}
