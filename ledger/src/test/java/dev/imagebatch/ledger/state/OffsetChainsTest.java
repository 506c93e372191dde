package dev.imagebatch.ledger.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetChainsTest {

    private static final int CHAINS = 3;
    private static final int KEYS = 12;

    private final OffsetChains chains = new OffsetChains();
    private final List<Map<Integer, Long>> model = new ArrayList<>();

    @Test
    void chains_changedAtRandom_areWhatMapsAre() {
        Random random = new Random(1);
        for (int chain = 0; chain < CHAINS; chain++) {
            model.add(new LinkedHashMap<>());
        }
        for (long step = 0; step < 20_000; step++) {
            int chain = random.nextInt(CHAINS);
            int key = random.nextInt(KEYS);
            Long before = model.get(chain).remove(key);
            if (random.nextInt(3) > 0) {
                chains.add(chain(chain), key(chain, key), step);
                model.get(chain).put(key, step);
            } else {
                assertThat(chains.remove(chain(chain), key(chain, key)))
                        .isEqualTo(before == null ? OffsetChains.NONE : before);
            }
            check(chain, random.nextInt(KEYS), random.nextInt(KEYS));
        }
    }

    private void check(int chain, int offset, int limit) {
        List<Long> newestFirst = new ArrayList<>(model.get(chain).values());
        Collections.reverse(newestFirst);
        assertThat(chains.page(chain(chain), offset, limit))
                .containsExactly(newestFirst.stream().skip(offset).limit(limit).toArray(Long[]::new));
        for (int key = 0; key < KEYS; key++) {
            assertThat(chains.get(key(chain, key))).isEqualTo(model.get(chain).getOrDefault(key, OffsetChains.NONE));
        }
    }

    private static Fingerprint chain(int chain) {
        return new Fingerprint(chain, -1);
    }

    private static Fingerprint key(int chain, int key) {
        return new Fingerprint(chain, key);
    }
}
