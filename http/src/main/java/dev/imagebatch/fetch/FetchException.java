package dev.imagebatch.fetch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if an image cannot be fetched.
 *
 * <p>The message names the address without its query, which may hold a token.
 *
 * @since 0.1
 */
public final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    private final Lasts lasts;

    /** The duration of a failure. */
    enum Lasts {
        /** The network or the server may recover. */
        FOR_NOW,
        /** The address or its content has to change. */
        UNTIL_CHANGED
    }

    FetchException(String message, Lasts lasts, @Nullable IOException cause) {
        super(message, cause);
        this.lasts = lasts;
    }

    /** Returns whether a retry is useless: the address is refused, or its content is not a usable image. */
    public boolean isPermanent() {
        return lasts == Lasts.UNTIL_CHANGED;
    }
}
