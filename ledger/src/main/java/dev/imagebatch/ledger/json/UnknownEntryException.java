package dev.imagebatch.ledger.json;

import java.io.IOException;

/**
 * The failure to read an entry of a type that only later versions have.
 *
 * @since 0.1
 */
public final class UnknownEntryException extends IOException {

    private static final long serialVersionUID = 1L;

    UnknownEntryException(String type) {
        super("unknown entry type " + type);
    }
}
