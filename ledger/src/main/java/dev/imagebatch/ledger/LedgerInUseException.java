package dev.imagebatch.ledger;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The refusal of a ledger that is already open, in another process or in this one.
 *
 * <p>The message names the file, the process and since when it has it open. The ledger becomes free when that process ends,
 * however it ends.
 *
 * @since 0.1
 */
public final class LedgerInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception for a file and the process that has it open. */
    public LedgerInUseException(Path file, String process) {
        super(file + " is in use by " + process + "; wait for it or stop it");
    }
}
