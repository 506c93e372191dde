package dev.imagebatch.ledger;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The refusal to open a ledger that another process, or another part of this one, has open.
 *
 * <p>The message names the file, the process and since when it has it. When that process ends, however it ends, the ledger is free.
 *
 * @since 0.1
 */
public final class LedgerInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    public LedgerInUseException(Path file, String process) {
        super(file + " is in use by " + process + "; wait for it or stop it");
    }
}
