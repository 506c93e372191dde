package dev.imagebatch.ledger.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The failure to read an entry from its JSON form.
 *
 * @since 0.1
 */
public final class MalformedEntryException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedEntryException(@Nullable String reason, Throwable cause) {
        super(reason, cause);
    }
}
