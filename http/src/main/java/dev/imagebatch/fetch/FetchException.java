package dev.imagebatch.fetch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why a picture was not fetched.
 *
 * <p>The message names the address without its query, which may hold a token.
 *
 * @since 0.1
 */
public final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    private final Lasts lasts;

    /** Whether the reason goes away by itself. */
    enum Lasts {
        /** Network and server may be well again the next time. */
        FOR_NOW,
        /** The address or what it holds has to change. */
        UNTIL_CHANGED
    }

    FetchException(String message, Lasts lasts, @Nullable IOException cause) {
        super(message, cause);
        this.lasts = lasts;
    }

    /** Whether asking again is of no use: the address is refused, or what it holds is no picture to be used. */
    public boolean isPermanent() {
        return lasts == Lasts.UNTIL_CHANGED;
    }
}
