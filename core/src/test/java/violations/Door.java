package violations;

/** Stands for the front door, which no room may know. */
public final class Door {}
