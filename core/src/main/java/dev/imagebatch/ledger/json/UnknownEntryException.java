package dev.imagebatch.ledger.json;

import java.io.IOException;

/** A whole line holds an entry of a type that this version does not know. */
public final class UnknownEntryException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String type;

    UnknownEntryException(String type) {
        super("an entry of type " + type);
        this.type = type;
    }

    public String type() {
        return type;
    }
}
