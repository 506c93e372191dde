package dev.imagebatch.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * The reason for which no connection was made: no byte of the request was sent, so the call was free.
 *
 * @since 0.1
 */
public enum ConnectionFailure {
    /** The host's name has no address. */
    UNKNOWN_HOST("unknown host"),
    /** The address refuses connections, or there is no route to it. */
    REFUSED("connection refused"),
    /** The connection took too long. */
    TIMEOUT("connection timed out"),
    /** The TLS handshake failed. */
    TLS("TLS handshake failed");

    private final String text;

    ConnectionFailure(String text) {
        this.text = text;
    }

    /** Returns the reason that an exception or one of its causes is; empty if a request may have been sent. */
    public static Optional<ConnectionFailure> of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            ConnectionFailure reason = reason(cause);
            if (reason != null) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns true if the JDK's client says that the TLS handshake was not finished. It reads the body of a request as soon
     * as the other side ends the handshake, but cannot send it.
     */
    public static boolean isWithinHandshake(@Nullable Throwable failure) {
        return of(failure).filter(reason -> reason == TLS).isPresent();
    }

    private static @Nullable ConnectionFailure reason(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException || isConnectTimeout(cause)) {
            return TIMEOUT;
        }
        if (cause instanceof UnknownHostException) {
            return UNKNOWN_HOST;
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return REFUSED;
        }
        boolean isTls = cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException;
        return isTls ? TLS : null;
    }

    /** Only the message tells it from a read that timed out. */
    private static boolean isConnectTimeout(Throwable cause) {
        return cause instanceof SocketTimeoutException
                && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
    }

    /** The reason in words. */
    @Override
    public String toString() {
        return text;
    }
}
