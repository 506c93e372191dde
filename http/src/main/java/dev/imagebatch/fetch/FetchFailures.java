package dev.imagebatch.fetch;

import dev.imagebatch.fetch.FetchException.Lasts;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The exceptions of one download. */
final class FetchFailures {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final String name;
    private final FetchLimits limits;

    FetchFailures(String name, FetchLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    FetchException of(String what, Lasts lasts) {
        return new FetchException(name + " " + what, lasts, null);
    }

    FetchException privateAddress(String at) {
        String where = at.equals(name) ? "" : " redirects to " + at + ", which";
        return of(
                (where + " is not at a public address: images are fetched only from the Internet").strip(),
                Lasts.UNTIL_CHANGED);
    }

    FetchException tooLarge() {
        return of("is larger than " + limits.maxBytes() + " bytes", Lasts.UNTIL_CHANGED);
    }

    FetchException status(int status) {
        boolean passes = status >= 500 || PASSING.contains(status) || status < 0;
        String told = status < 0 ? "does not answer in HTTP" : "answers with status " + status;
        return of(told, passes ? Lasts.FOR_NOW : Lasts.UNTIL_CHANGED);
    }

    FetchException broken(IOException cause, GuardedSockets sockets) {
        if (sockets.isRefused()) {
            return privateAddress(name);
        }
        if (sockets.isEnded() || cause instanceof SocketTimeoutException) {
            return of("was not received within " + limits.timeout().toMillis() / 1000.0 + " s", Lasts.FOR_NOW);
        }
        return new FetchException(name + " " + reason(cause), Lasts.FOR_NOW, harmless(cause));
    }

    private static String reason(IOException cause) {
        if (cause instanceof UnknownHostException) {
            return "cannot be fetched: unknown host";
        }
        return cause instanceof SSLException
                ? "cannot be fetched: TLS handshake failed"
                : "cannot be fetched: the connection failed";
    }

    /** The platform's messages may contain the whole address. */
    private static @Nullable IOException harmless(IOException cause) {
        return String.valueOf(cause.getMessage()).contains("://") ? null : cause;
    }
}
