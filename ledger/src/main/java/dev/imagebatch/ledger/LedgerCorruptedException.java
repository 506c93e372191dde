package dev.imagebatch.ledger;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The refusal of a damaged ledger: the paid amounts cannot be derived from it with certainty.
 *
 * <p>The message names the file and the line, and what to do. Stored images are not affected.
 *
 * @since 0.1
 */
public final class LedgerCorruptedException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final String WHAT_TO_DO =
            "; restore the file from a copy, or move it away to begin a new ledger: stored images are not lost, but the"
                    + " record of what was paid is";

    /** Creates the exception for a damage. */
    public LedgerCorruptedException(String damage) {
        super(damage + WHAT_TO_DO);
    }

    /** Creates the exception for a damage found by another exception. */
    public LedgerCorruptedException(String damage, Throwable cause) {
        super(damage + WHAT_TO_DO, cause);
    }

    /** Creates the exception for a damaged line. */
    public LedgerCorruptedException(Path file, long line, @Nullable String damage) {
        this(file + ":" + line + ": " + damage);
    }
}
