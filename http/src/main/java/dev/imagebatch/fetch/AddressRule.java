package dev.imagebatch.fetch;

import java.net.InetAddress;

/** Which network addresses may be asked for a picture. */
@FunctionalInterface
interface AddressRule {

    boolean allows(InetAddress address);
}
