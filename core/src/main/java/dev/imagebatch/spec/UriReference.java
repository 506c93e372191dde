package dev.imagebatch.spec;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;

/**
 * A reference to an image at an https address, which must be fetched before it can be read.
 *
 * <p>Immutable and thread-safe. {@link #name()} and {@link #toString()} omit the query, which may contain a token.
 *
 * @param uri the address: https, with a host, without user information
 * @param role the role
 * @since 0.1
 */
public record UriReference(URI uri, Role role) implements ReferenceImage {

    private static final int LONGEST = 4_000;
    private static final int LONGEST_SHOWN = 200;
    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException if the address is not valid; the message shows at most its host and path */
    public UriReference {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(role, "role");
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            String other = uri.getScheme() == null ? "one without a scheme" : uri.getScheme();
            throw wrong("must be an https address such as https://example.org/picture.png, not " + other);
        }
        if (uri.getRawUserInfo() != null || hasAt(uri)) {
            throw wrong("must be an address without a user's name or password");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw wrong("must be an address with a host, and a port from 1 to " + LAST_PORT + " if any");
        }
        if (uri.toASCIIString().length() > LONGEST) {
            throw wrong("must be an address of at most " + LONGEST + " characters");
        }
    }

    /**
     * Returns a reference in the role of an image.
     *
     * @throws IllegalArgumentException if the address is not an https address, has no host, or contains user information
     */
    public static UriReference of(URI address) {
        return new UriReference(address, Role.IMAGE);
    }

    @Override
    public UriReference as(Role other) {
        return new UriReference(uri, other);
    }

    /** Returns the address without query and fragment, cut if long. */
    @Override
    public String name() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String shown = "https://" + uri.getHost() + port + path;
        return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
    }

    /**
     * Fails: the image must be fetched first.
     *
     * @throws IOException always
     */
    @Override
    public InputStream openStream() throws IOException {
        throw new IOException(name() + " has not been fetched");
    }

    /** Returns role and address, without the query. */
    @Override
    public String toString() {
        return "ReferenceImage[" + name() + ", " + role + "]";
    }

    private static boolean hasAt(URI uri) {
        return uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0;
    }

    private static InvalidFieldException wrong(String rule) {
        return new InvalidFieldException("references", rule);
    }
}
