package dev.imagebatch.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Allows the addresses that anybody on the Internet can reach, and nothing that only means something here. */
final class PublicAddresses implements AddressRule {

    /** Refused blocks of four bytes: address, then how many bits of it count. */
    private static final int[][] REFUSED = {
        {0, 0, 0, 0, 8},
        {10, 0, 0, 0, 8},
        {100, 64, 0, 0, 10},
        {127, 0, 0, 0, 8},
        // A cloud's service for its own machines, at a public address.
        {168, 63, 129, 16, 32},
        {169, 254, 0, 0, 16},
        {172, 16, 0, 0, 12},
        {192, 0, 0, 0, 24},
        {192, 0, 2, 0, 24},
        {192, 88, 99, 0, 24},
        {192, 168, 0, 0, 16},
        {198, 18, 0, 0, 15},
        {198, 51, 100, 0, 24},
        {203, 0, 113, 0, 24},
        {224, 0, 0, 0, 3},
    };

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    @Override
    public boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? allowsFour(bytes, 0) : allowsSixteen(bytes);
    }

    private static boolean allowsSixteen(byte[] bytes) {
        if (startsWith(bytes, NAT64) || startsWith(bytes, MAPPED)) {
            return allowsFour(bytes, NAT64.length);
        }
        if (startsWith(bytes, SIX_TO_FOUR)) {
            return allowsFour(bytes, SIX_TO_FOUR.length);
        }
        boolean isGlobal = (bytes[0] & 0xe0) == 0x20;
        return isGlobal && !isForProtocols(bytes) && !isForDocuments(bytes);
    }

    /** 2001::/23, of which tunnels carry an address of four bytes too. */
    private static boolean isForProtocols(byte[] bytes) {
        return bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0;
    }

    private static boolean isForDocuments(byte[] bytes) {
        boolean old = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == (byte) 0xb8;
        return old || bytes[0] == 0x3f && bytes[1] == (byte) 0xff && (bytes[2] & 0xf0) == 0;
    }

    private static boolean allowsFour(byte[] bytes, int from) {
        int address = number(bytes[from], bytes[from + 1], bytes[from + 2], bytes[from + 3]);
        for (int[] block : REFUSED) {
            int counted = -1 << (32 - block[4]);
            if ((address & counted) == number(block[0], block[1], block[2], block[3])) {
                return false;
            }
        }
        return true;
    }

    private static int number(int first, int second, int third, int fourth) {
        return (first & 0xff) << 24 | (second & 0xff) << 16 | (third & 0xff) << 8 | fourth & 0xff;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
