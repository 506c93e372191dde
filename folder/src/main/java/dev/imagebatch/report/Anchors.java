package dev.imagebatch.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The pages and anchors of cards, in eight bytes an item. */
final class Anchors {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final List<long[]> earlier = new ArrayList<>();
    private Set<Long> current = new HashSet<>();
    private int page = 1;

    /** Moves to another page. */
    void turnTo(int number) {
        if (number != page) {
            long[] hashes = current.stream().mapToLong(Long::longValue).sorted().toArray();
            earlier.add(hashes);
            current = new HashSet<>();
            page = number;
        }
    }

    /** Adds an item's card to the current page. */
    void add(String id) {
        current.add(hash(id));
    }

    /** Returns the place of an item's card; the current page for an unknown item. */
    CardPlace place(String id) {
        long hash = hash(id);
        return new CardPlace(current.contains(hash) ? page : earlier(hash), name(id));
    }

    /** Returns the address of an item's card relative to the current page. */
    String address(String id) {
        return place(id).from(page);
    }

    /** Returns the anchor of an item's card. */
    static String name(String id) {
        return "item-"
                + (PLAIN.matcher(id).matches() ? id : "." + HexFormat.of().toHexDigits(hash(id)));
    }

    private int earlier(long hash) {
        for (int i = 0; i < earlier.size(); i++) {
            if (Arrays.binarySearch(earlier.get(i), hash) >= 0) {
                return i + 1;
            }
        }
        return page;
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
