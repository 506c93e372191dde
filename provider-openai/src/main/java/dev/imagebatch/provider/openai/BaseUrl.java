package dev.imagebatch.provider.openai;

import dev.imagebatch.http.AddressScope;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of the server.
 *
 * @param uri the address, with its path
 */
record BaseUrl(URI uri) {

    static final String OPENAI = "https://api.openai.com/v1";

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*\\]");

    /**
     * Parses an address.
     *
     * @throws IllegalArgumentException if the text is not an http or https address with a host and without user info
     */
    static BaseUrl of(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return new BaseUrl(uri);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(rule(), e);
        }
        throw new IllegalArgumentException(rule());
    }

    /** Returns true if the server is the vendor's own, whose rules are known. */
    boolean isOpenAi() {
        return host().equals("api.openai.com") || host().endsWith(".api.openai.com");
    }

    /** Returns true if the server is Azure, which hosts the vendor's models. */
    boolean isAzure() {
        return host().endsWith(".azure.com") || host().endsWith(".azure-api.net");
    }

    /** Returns true if the server is on this machine or in a private network, judged by its name alone. */
    boolean isLocal() {
        String host = host();
        if (NUMERIC.matcher(host).matches()) {
            return isPrivateLiteral(host);
        }
        return !host.contains(".")
                || host.endsWith(".localhost")
                || host.endsWith(".local")
                || host.endsWith(".internal")
                || host.endsWith(".lan");
    }

    /** Returns the host and port, for messages. */
    @Override
    public String toString() {
        return uri.getPort() < 0 ? host() : host() + ":" + uri.getPort();
    }

    private String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** Returns true if the numeric host is a private address; does no DNS lookup. */
    private static boolean isPrivateLiteral(String host) {
        try {
            return AddressScope.of(InetAddress.getByName(host)) == AddressScope.PRIVATE;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String rule() {
        return "OPENAI_BASE_URL is an address such as " + OPENAI + " or http://127.0.0.1:8080/v1";
    }
}
