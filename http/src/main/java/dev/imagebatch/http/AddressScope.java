package dev.imagebatch.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * The part of the network in which an address is valid: the one rule for every address that comes from outside.
 *
 * @since 0.1
 */
public enum AddressScope {
    /** Anywhere on the Internet. */
    PUBLIC,
    /** This machine or its private network. */
    PRIVATE,
    /** No server of images: link-local, multicast, documentation, benchmarks, cloud metadata. */
    RESERVED;

    private static final List<AddressBlock> PRIVATE_BLOCKS =
            blocks("10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 172.16.0.0/12 192.168.0.0/16 ::1/128 fc00::/7 fec0::/10");

    private static final List<AddressBlock> RESERVED_BLOCKS = blocks("0.0.0.0/8 169.254.0.0/16 192.0.0.0/24 "
            + "192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 "
            + "2001::/23 2001:db8::/32 3fff::/20");

    /**
     * The services that clouds offer to their own machines outside of 169.254.0.0/16, some of them at public addresses:
     * Alibaba, Azure, Equinix, IBM (two), AWS, Google, Linode, Scaleway.
     */
    private static final List<AddressBlock> CLOUD_BLOCKS =
            blocks("100.100.100.200/32 168.63.129.16/32 192.80.8.124/32 161.26.0.0/16 166.8.0.0/14 "
                    + "fd00:ec2::/32 fd20:ce::/32 fd00:a9fe:a9fe::/48 fd00:42::42/128");

    private static final AddressBlock GLOBAL = AddressBlock.parse("2000::/3");
    private static final AddressBlock NAT64 = AddressBlock.parse("64:ff9b::/96");
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.parse("2002::/16");

    /** An interface identifier of {@code [02]00:5efe} precedes the IPv4 address of a tunnel (RFC 5214). */
    private static final byte[] ISATAP = {0x5e, (byte) 0xfe};

    private static final int ISATAP_END = 12;

    /** Returns the scope of an address; one that embeds an IPv4 address is public if the embedded one is. */
    public static AddressScope of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (isIn(RESERVED_BLOCKS, bytes) || isIn(CLOUD_BLOCKS, bytes)) {
            return RESERVED;
        }
        if (isIn(PRIVATE_BLOCKS, bytes)) {
            return PRIVATE;
        }
        return address instanceof Inet4Address || isGlobal(bytes) ? PUBLIC : RESERVED;
    }

    /** Returns whether an address is {@link #PUBLIC}. */
    public static boolean isPublic(InetAddress address) {
        return of(address) == PUBLIC;
    }

    private static boolean isGlobal(byte[] bytes) {
        if (NAT64.contains(bytes)) {
            return embedsPublic(bytes, NAT64);
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return embedsPublic(bytes, SIX_TO_FOUR);
        }
        boolean isTunnel = Arrays.equals(bytes, 10, ISATAP_END, ISATAP, 0, 2) && (bytes[8] & ~2) == 0 && bytes[9] == 0;
        return GLOBAL.contains(bytes) && (!isTunnel || isPublic(AddressBlock.embedded(bytes, ISATAP_END)));
    }

    private static boolean embedsPublic(byte[] bytes, AddressBlock prefix) {
        return isPublic(AddressBlock.embedded(bytes, prefix.bits() / Byte.SIZE));
    }

    private static boolean isIn(List<AddressBlock> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String text) {
        return List.of(text.split(" ")).stream().map(AddressBlock::parse).toList();
    }
}
