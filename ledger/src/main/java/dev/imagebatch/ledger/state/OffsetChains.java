package dev.imagebatch.ledger.state;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.index.FingerprintIndex;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Chains of places in primitive arrays, the newest first, some 60 bytes a place. Each place is found and removed by a key.
 * Not thread-safe.
 */
final class OffsetChains {

    static final long NONE = -1;

    private static final int END = -1;

    private final FingerprintIndex newest = new FingerprintIndex();
    private final FingerprintIndex links = new FingerprintIndex();
    private long[] places = new long[16];
    private int[] older = new int[16];
    private int[] newer = new int[16];
    private int used;
    private int free = END;

    /** Adds a place as the newest of a chain, in place of any other with this key. */
    void add(Fingerprint chain, Fingerprint key, long place) {
        remove(chain, key);
        int link = link();
        int next = (int) newest.get(chain, END);
        places[link] = place;
        older[link] = next;
        newer[link] = END;
        if (next != END) {
            newer[next] = link;
        }
        newest.put(chain, link);
        links.put(key, link);
    }

    /** Removes the place with a key from its chain; returns it, or {@link #NONE}. */
    long remove(Fingerprint chain, Fingerprint key) {
        int link = (int) links.get(key, END);
        if (link == END) {
            return NONE;
        }
        links.remove(key);
        if (older[link] != END) {
            newer[older[link]] = newer[link];
        }
        if (newer[link] != END) {
            older[newer[link]] = older[link];
        } else if (older[link] != END) {
            newest.put(chain, older[link]);
        } else {
            newest.remove(chain);
        }
        older[link] = free;
        free = link;
        return places[link];
    }

    /** Returns the place with a key, or {@link #NONE}. */
    long get(Fingerprint key) {
        int link = (int) links.get(key, END);
        return link == END ? NONE : places[link];
    }

    /** Returns some places of a chain, the newest first. */
    long[] page(Fingerprint chain, long offset, int limit) {
        int first = (int) newest.get(chain, END);
        return IntStream.iterate(first, link -> link != END, link -> older[link])
                .skip(offset)
                .limit(limit)
                .mapToLong(link -> places[link])
                .toArray();
    }

    private int link() {
        if (free != END) {
            int link = free;
            free = older[link];
            return link;
        }
        if (used == places.length) {
            int room = Math.addExact(used, used / 2);
            places = Arrays.copyOf(places, room);
            older = Arrays.copyOf(older, room);
            newer = Arrays.copyOf(newer, room);
        }
        return used++;
    }
}
