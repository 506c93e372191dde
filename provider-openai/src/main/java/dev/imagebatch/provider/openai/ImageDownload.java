package dev.imagebatch.provider.openai;

import dev.imagebatch.http.AddressScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A client that fetches images from the URLs in an answer; the addresses are untrusted.
 *
 * <p>The client for reference images cannot be used: here a server may be local and without TLS, and proxies are used,
 * which can only be guarded in OkHttp's hook for DNS lookups.
 */
final class ImageDownload {

    private static final int MOST_REDIRECTS = 5;
    private static final long LARGEST = 256L * 1024 * 1024;

    private final BaseUrl server;
    private final OpenAiOptions.Downloads allowed;
    private @Nullable OkHttpClient client;

    /** An exception thrown if an image cannot be fetched. */
    static final class DownloadException extends IOException {

        private static final long serialVersionUID = 1;

        DownloadException(String message) {
            super(message);
        }
    }

    ImageDownload(BaseUrl server, OpenAiOptions.Downloads allowed) {
        this.server = server;
        this.allowed = allowed;
    }

    synchronized void close() {
        if (client != null) {
            client.connectionPool().evictAll();
        }
    }

    private synchronized OkHttpClient client() {
        if (client == null) {
            client = new OkHttpClient.Builder()
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .build();
        }
        return client;
    }

    /** Writes the image at a URL within the time left. */
    void fetch(String address, OutputStream out, OpenAiExchange exchange, LongSupplier nanosLeft) throws IOException {
        HttpUrl url = HttpUrl.parse(address);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (url == null) {
                throw new DownloadException("image URL is not a valid http(s) URL");
            }
            url = fetch(url, out, exchange, Math.max(1, nanosLeft.getAsLong()));
            if (url == null) {
                return;
            }
        }
        throw new DownloadException("image URL redirects more than " + MOST_REDIRECTS + " times");
    }

    /** Writes the image and returns null, or returns the target of a redirect. */
    private @Nullable HttpUrl fetch(HttpUrl url, OutputStream out, OpenAiExchange exchange, long nanos)
            throws IOException {
        GuardedDns dns = new GuardedDns(url);
        if (!url.isHttps() && allowed == OpenAiOptions.Downloads.HTTPS && !dns.isPrivateHere()) {
            throw new DownloadException(
                    "image URL at " + url.host() + " is not https; the option downloads=http allows http");
        }
        Call request = client().newBuilder()
                .dns(dns)
                .callTimeout(Duration.ofNanos(nanos))
                .readTimeout(Duration.ZERO)
                .build()
                .newCall(new Request.Builder().url(url).build());
        exchange.begin(request);
        try (Response response = answer(request)) {
            if (response.isRedirect()) {
                return target(url, response);
            }
            if (!response.isSuccessful() || response.body() == null) {
                throw new DownloadException(
                        "the image at " + url.host() + " was answered with status " + response.code());
            }
            copy(url, response.body().byteStream(), out);
            return null;
        }
    }

    private static Response answer(Call request) throws DownloadException {
        try {
            return request.execute();
        } catch (IOException e) {
            throw broken(request.request().url(), e);
        }
    }

    private static HttpUrl target(HttpUrl url, Response response) throws DownloadException {
        String location = response.header("Location");
        HttpUrl target = location == null ? null : url.resolve(location);
        if (target == null) {
            throw new DownloadException("image URL redirects to an invalid URL");
        }
        return target;
    }

    private static void copy(HttpUrl url, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long total = 0;
        for (int length = read(url, in, buffer); length >= 0; length = read(url, in, buffer)) {
            total += length;
            if (total > LARGEST) {
                throw new DownloadException("the image is larger than " + LARGEST / (1024 * 1024) + " MiB");
            }
            out.write(buffer, 0, length);
        }
    }

    private static int read(HttpUrl url, InputStream in, byte[] buffer) throws DownloadException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw broken(url, e);
        }
    }

    private static DownloadException broken(HttpUrl url, IOException cause) {
        DownloadException failure = new DownloadException("the image at " + url.host() + " could not be fetched");
        failure.initCause(cause);
        return failure;
    }

    /** A DNS lookup that returns only the allowed addresses of one host; the names of proxies pass. */
    private final class GuardedDns implements Dns {

        private final String host;
        private final List<InetAddress> addresses;

        GuardedDns(HttpUrl url) throws DownloadException {
            this.host = url.host();
            this.addresses = new ArrayList<>();
            for (InetAddress address : known(host)) {
                if (mayBeFetched(AddressScope.of(address))) {
                    addresses.add(address);
                }
            }
            if (addresses.isEmpty()) {
                throw new DownloadException("image URL at " + host + " is private or reserved");
            }
        }

        private static InetAddress[] known(String host) throws DownloadException {
            try {
                return InetAddress.getAllByName(host);
            } catch (UnknownHostException e) {
                throw new DownloadException("image URL has an unknown host: " + host);
            }
        }

        boolean isPrivateHere() {
            return addresses.stream().allMatch(address -> AddressScope.of(address) == AddressScope.PRIVATE);
        }

        @Override
        public List<InetAddress> lookup(String name) throws UnknownHostException {
            return name.equals(host) ? List.copyOf(addresses) : Dns.SYSTEM.lookup(name);
        }

        private boolean mayBeFetched(AddressScope scope) {
            return scope == AddressScope.PUBLIC || scope == AddressScope.PRIVATE && server.isLocal();
        }
    }
}
