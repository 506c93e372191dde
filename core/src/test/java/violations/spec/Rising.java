package violations.spec;

/** Looks back at the front door. */
public final class Rising {
    Object door = violations.Door.class;
}
