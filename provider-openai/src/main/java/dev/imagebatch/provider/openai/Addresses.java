package dev.imagebatch.provider.openai;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells public network addresses from those that only mean something here. */
final class Addresses {

    private Addresses() {}

    /** How far an address reaches. */
    enum Reach {
        /** Anybody. */
        PUBLIC,
        /** This machine or its private network. */
        PRIVATE,
        /** Nothing that serves images: link-local, multicast, reserved. */
        NONE
    }

    static Reach reach(InetAddress address) {
        if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
            return Reach.NONE;
        }
        if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
            return Reach.PRIVATE;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? reachOfFour(bytes) : reachOfSixteen(bytes);
    }

    /** Whether a host that is written in numbers is private; no name is looked up. */
    static boolean isPrivateLiteral(String host) {
        try {
            return reach(InetAddress.getByName(host)) == Reach.PRIVATE;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Reach reachOfFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean sharedByProviders = first == 100 && second >= 64 && second < 128;
        if (sharedByProviders || first == 10) {
            return Reach.PRIVATE;
        }
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean protocols = first == 192 && second == 0 && bytes[2] == 0;
        return first == 0 || first >= 240 || benchmarks || protocols ? Reach.NONE : Reach.PUBLIC;
    }

    private static Reach reachOfSixteen(byte[] bytes) {
        int first = bytes[0] & 0xff;
        if ((first & 0xfe) == 0xfc) {
            return Reach.PRIVATE;
        }
        boolean global = (first & 0xe0) == 0x20;
        boolean carriesFour = first == 0x20 && (bytes[1] & 0xff) == 0x02
                || first == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return global && !carriesFour ? Reach.PUBLIC : Reach.NONE;
    }
}
