package dev.imagebatch.ledger;

import java.io.IOException;

/**
 * Thrown when an attempt cannot start because its account, whose limit the ledger keeps, has no room for its highest price.
 * Nothing was written. The image fails as one for which the budget is exhausted.
 *
 * @since 0.1
 */
public final class HoldRefusedException extends IOException {

    private static final long serialVersionUID = 1;

    /** Creates the exception with a message that names the account, its limit and what is left of it. */
    public HoldRefusedException(String message) {
        super(message);
    }
}
