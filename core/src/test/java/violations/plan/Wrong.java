package violations.plan;

/** Looks into a room that plan must not know. */
public final class Wrong {
    Object other = violations.sink.Wrong.class;
}
