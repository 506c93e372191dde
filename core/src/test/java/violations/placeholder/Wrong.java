package violations.placeholder;

/** Looks into a room that placeholder must not know. */
public final class Wrong {
    Object other = violations.sink.Wrong.class;
}
