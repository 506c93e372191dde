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

    /** @throws IllegalArgumentException if the text is no address that can be called */
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

    /** Whether it is the vendor itself, whose rules are known. */
    boolean isOpenAi() {
        return host().equals("api.openai.com") || host().endsWith(".api.openai.com");
    }

    /** Whether it is one of the vendor's models at Microsoft's address. */
    boolean isAzure() {
        return host().endsWith(".azure.com") || host().endsWith(".azure-api.net");
    }

    /** Whether it is on this machine or in a private network, as far as the name tells. */
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

    /** The host and port, for messages. */
    @Override
    public String toString() {
        return uri.getPort() < 0 ? host() : host() + ":" + uri.getPort();
    }

    private String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** No name is looked up. */
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
