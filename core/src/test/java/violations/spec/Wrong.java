package violations.spec;

/** Looks into a room that spec must not know. */
public final class Wrong {
    Object other = violations.provider.Wrong.class;
}
