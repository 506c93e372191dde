package dev.imagebatch.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;

/**
 * The proxy on the way to a service, as the machine's settings say; for messages. Stateless.
 *
 * @since 0.1
 */
public final class ProxyRoute {

    private ProxyRoute() {}

    /** Returns the name of the proxy on the way to an address, such as {@code the proxy 10.0.0.1:3128}. */
    public static Optional<String> of(URI address) {
        ProxySelector proxies = ProxySelector.getDefault();
        if (proxies == null) {
            return Optional.empty();
        }
        return proxies.select(address).stream()
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .map(Proxy::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .map(proxy -> "the proxy " + proxy.getHostString() + ":" + proxy.getPort())
                .findFirst();
    }
}
