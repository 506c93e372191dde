package violations.result;

/** Looks into a room that result must not know. */
public final class Wrong {
    Object other = violations.sink.Wrong.class;
}
