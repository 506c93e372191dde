package dev.imagebatch.fetch;

import dev.imagebatch.http.AddressScope;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * The network that images are fetched from.
 *
 * @param rule the addresses that may be connected to
 * @param names the lookup of host names
 * @param secure the TLS sockets, created at the first download
 */
record Network(Predicate<InetAddress> rule, Names names, Supplier<SSLSocketFactory> secure) {

    /** A lookup of host names. */
    @FunctionalInterface
    interface Names {

        /** @throws UnknownHostException if the host is unknown */
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** Returns the Internet with the platform's names and certificates. */
    static Network internet() {
        return new Network(AddressScope::isPublic, InetAddress::getAllByName, Network::trusted);
    }

    /** Called late: reading the platform's certificates takes longer than planning a small batch. */
    private static SSLSocketFactory trusted() {
        try {
            return SSLContext.getDefault().getSocketFactory();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** Returns whether every address of a host is allowed. */
    boolean allows(String host) throws UnknownHostException {
        for (InetAddress address : names.of(host)) {
            if (!rule.test(address)) {
                return false;
            }
        }
        return true;
    }
}
