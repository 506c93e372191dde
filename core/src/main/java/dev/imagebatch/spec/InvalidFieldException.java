package dev.imagebatch.spec;

/**
 * Thrown if a field of a specification is invalid.
 *
 * @since 0.1
 */
public final class InvalidFieldException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String rule;

    InvalidFieldException(String field, String rule) {
        super(field + ": " + rule);
        this.field = field;
        this.rule = rule;
    }

    /** Returns the name of the field, as written in specification files. */
    public String field() {
        return field;
    }

    /** Returns the broken rule and the value. */
    public String rule() {
        return rule;
    }
}
