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
 * The network that pictures are fetched from.
 *
 * @param rule which addresses may be asked
 * @param names finds the addresses of a host
 * @param secure makes connections secure; asked for when there is something to fetch
 */
record Network(Predicate<InetAddress> rule, Names names, Supplier<SSLSocketFactory> secure) {

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Names {

        /** @throws UnknownHostException if there is no such host */
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** The Internet, by the platform's names and certificates. */
    static Network internet() {
        return new Network(AddressScope::isPublic, InetAddress::getAllByName, Network::trusted);
    }

    /** To read the platform's certificates takes longer than to plan a small batch. */
    private static SSLSocketFactory trusted() {
        try {
            return SSLContext.getDefault().getSocketFactory();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the platform has no TLS", e);
        }
    }

    /** Whether every address of a host may be asked. */
    boolean allows(String host) throws UnknownHostException {
        for (InetAddress address : names.of(host)) {
            if (!rule.test(address)) {
                return false;
            }
        }
        return true;
    }
}
