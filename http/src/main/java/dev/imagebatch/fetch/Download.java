package dev.imagebatch.fetch;

import dev.imagebatch.fetch.FetchException.Lasts;
import dev.imagebatch.spec.UriReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/** The download of one image, redirects included. */
final class Download {

    private static final int MOST_REDIRECTS = 5;
    private static final int BUFFER = 16 * 1024;
    private static final Duration MOST_TO_CONNECT = Duration.ofSeconds(10);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final UriReference asked;
    private final Network network;
    private final FetchLimits limits;
    private final GuardedSockets sockets;
    private final FetchFailures failures;

    Download(UriReference asked, Network network, FetchLimits limits) {
        this.asked = asked;
        this.network = network;
        this.limits = limits;
        this.sockets = new GuardedSockets(network);
        this.failures = new FetchFailures(asked.name(), limits);
    }

    /**
     * Writes the image's bytes.
     *
     * @throws FetchException if the image is incomplete, too large, or not at a public address
     */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        // Real time even if the batch runs on another clock, since the server is real.
        done.orTimeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS).whenComplete((whole, late) -> {
            if (late != null) {
                sockets.end();
            }
        });
        try {
            follow(out);
        } finally {
            done.complete(true);
        }
    }

    private void follow(OutputStream out) throws IOException, InterruptedException {
        UriReference at = asked;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            UriReference next = visit(at, out);
            if (next == null) {
                return;
            }
            at = next;
        }
        throw failures.of("redirects more than " + MOST_REDIRECTS + " times", Lasts.UNTIL_CHANGED);
    }

    /** Returns the target of a redirect; null once the image is written. */
    private @Nullable UriReference visit(UriReference at, OutputStream out) throws IOException, InterruptedException {
        HttpsURLConnection connection = connect(at);
        try {
            int status = status(connection);
            if (REDIRECTS.contains(status)) {
                return next(at, connection.getHeaderField("Location"));
            }
            if (status != HttpsURLConnection.HTTP_OK) {
                throw failures.status(status);
            }
            copy(connection, out);
            return null;
        } finally {
            connection.disconnect();
        }
    }

    private HttpsURLConnection connect(UriReference at) throws IOException {
        try {
            if (!network.allows(at.uri().getHost())) {
                throw failures.privateAddress(at.name());
            }
            URLConnection opened = URI.create(at.uri().toASCIIString()).toURL().openConnection(Proxy.NO_PROXY);
            if (!(opened instanceof HttpsURLConnection connection)) {
                throw failures.of("is opened by a handler other than the platform's https", Lasts.UNTIL_CHANGED);
            }
            prepare(connection);
            connection.connect();
            return connection;
        } catch (FetchException e) {
            throw e;
        } catch (IOException e) {
            throw failures.broken(e, sockets);
        }
    }

    private void prepare(HttpsURLConnection connection) {
        Duration timeout = limits.timeout();
        Duration connecting = timeout.compareTo(MOST_TO_CONNECT) < 0 ? timeout : MOST_TO_CONNECT;
        connection.setSSLSocketFactory(sockets);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) connecting.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        connection.setRequestProperty("Accept", "image/png, image/jpeg, image/webp, image/gif");
        connection.setRequestProperty("Accept-Encoding", "identity");
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("User-Agent", "imagebatch");
        // Never sends this program's credentials to an unknown server.
        connection.setAuthenticator(new Authenticator() {});
    }

    private int status(HttpsURLConnection connection) throws IOException {
        try {
            return connection.getResponseCode();
        } catch (IOException e) {
            throw failures.broken(e, sockets);
        }
    }

    private UriReference next(UriReference at, @Nullable String location) throws FetchException {
        if (location == null) {
            throw failures.of("redirects without a target", Lasts.UNTIL_CHANGED);
        }
        try {
            return new UriReference(at.uri().resolve(new URI(location)), at.role());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw failures.of("redirects to a URL that is not https or contains user info", Lasts.UNTIL_CHANGED);
        }
    }

    private void copy(HttpsURLConnection connection, OutputStream out) throws IOException, InterruptedException {
        long declared = connection.getContentLengthLong();
        if (declared > limits.maxBytes()) {
            throw failures.tooLarge();
        }
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        try (InputStream in = body(connection)) {
            for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
                length += count;
                if (length > limits.maxBytes()) {
                    sockets.end();
                    throw failures.tooLarge();
                }
                out.write(buffer, 0, count);
            }
        }
        if (length < declared) {
            throw failures.of("ended before the whole image was received", Lasts.FOR_NOW);
        }
    }

    private InputStream body(HttpsURLConnection connection) throws IOException {
        try {
            return connection.getInputStream();
        } catch (IOException e) {
            throw failures.broken(e, sockets);
        }
    }

    private int read(InputStream in, byte[] buffer) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            sockets.end();
            throw new InterruptedException("interrupted while fetching an image");
        }
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw failures.broken(e, sockets);
        }
    }
}
