package dev.imagebatch.spec;

/**
 * A part of a specification that breaks its rule: the field's name, and the rule with the value.
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

    /** The name of the field, as specification files write it. */
    public String field() {
        return field;
    }

    /** The rule that was broken, and how. */
    public String rule() {
        return rule;
    }
}
