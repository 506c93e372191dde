package dev.imagebatch.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A block of network addresses.
 *
 * @param start the first address
 * @param bits the length of the prefix that all addresses of the block share
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AddressBlock(byte[] start, int bits) {

    private static final int IPV4_LENGTH = 4;

    /** Reads a block such as {@code 10.0.0.0/8}; no name is looked up. */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        return new AddressBlock(
                address(text.substring(0, slash)).getAddress(), Integer.parseInt(text.substring(slash + 1)));
    }

    /** Returns the IPv4 address that an IPv6 address holds from some byte on. */
    static InetAddress embedded(byte[] address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address, from, from + IPV4_LENGTH));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int mask = 0xff00 >> bits % Byte.SIZE & 0xff;
        return Arrays.equals(address, 0, whole, start, 0, whole)
                && (mask == 0 || ((address[whole] ^ start[whole]) & mask) == 0);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address: " + literal, e);
        }
    }
}
