package dev.imagebatch.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imagebatch.image.Fingerprint;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintIndexTest {

    private final FingerprintIndex index = new FingerprintIndex();

    @Test
    void get_ofUnknownFingerprint_returnsDefault() {
        assertThat(index.get(new Fingerprint(0, 0), 42)).isEqualTo(42);
        assertThat(index.contains(new Fingerprint(0, 0))).isFalse();
    }

    @Test
    void put_ofExtremeKeysAndValues_isFound() {
        index.put(new Fingerprint(0, 0), 0);
        index.put(new Fingerprint(-1, -1), Long.MAX_VALUE);

        assertThat(index.get(new Fingerprint(0, 0), -7)).isZero();
        assertThat(index.get(new Fingerprint(-1, -1), -7)).isEqualTo(Long.MAX_VALUE);
        assertThat(index.get(new Fingerprint(0, -1), -7)).isEqualTo(-7);
        assertThat(index.size()).isEqualTo(2);
    }

    @Test
    void put_ofNegativeNumber_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.put(new Fingerprint(1, 1), -1))
                .withMessageContaining("-1");
    }

    @Test
    void putIfAbsent_whenPresent_keepsAndReturnsFirst() {
        assertThat(index.putIfAbsent(new Fingerprint(5, 6), 3)).isEqualTo(-1);
        assertThat(index.putIfAbsent(new Fingerprint(5, 6), 4)).isEqualTo(3);
        assertThat(index.get(new Fingerprint(5, 6), -1)).isEqualTo(3);
    }

    @Test
    void index_underRandomWork_equalsMap() {
        Random random = new Random(17);
        Map<Fingerprint, Long> expected = new HashMap<>();
        for (int step = 0; step < 400_000; step++) {
            Fingerprint key = new Fingerprint(random.nextInt(4), random.nextInt(20_000));
            if (random.nextInt(3) == 0) {
                expected.remove(key);
                index.remove(key);
            } else {
                expected.put(key, (long) step);
                index.put(key, step);
            }
        }

        assertThat(index.size()).isEqualTo(expected.size());
        for (int high = 0; high < 4; high++) {
            for (int low = 0; low < 20_000; low++) {
                Fingerprint key = new Fingerprint(high, low);
                assertThat(index.get(key, -1)).isEqualTo(expected.getOrDefault(key, -1L));
            }
        }
    }

    @Test
    void remove_inFullSegment_keepsAllOthersReachable() {
        FingerprintSegment segment = new FingerprintSegment(16);
        for (int i = 0; i < 12; i++) {
            segment.put(hash(i), new Fingerprint(0, i), i);
        }

        assertThat(segment.remove(hash(3), new Fingerprint(0, 3))).isTrue();
        assertThat(segment.remove(hash(3), new Fingerprint(0, 3))).isFalse();
        for (int i = 0; i < 12; i++) {
            assertThat(segment.get(hash(i), new Fingerprint(0, i), -1)).isEqualTo(i == 3 ? -1 : i);
        }
    }

    private static long hash(int low) {
        return FingerprintIndex.hash(new Fingerprint(0, low));
    }

    @Test
    void bytes_whileGrowing_stayNearFortyAnEntry() {
        Random random = new Random(3);
        double worst = 0;
        for (int i = 1; i <= 300_000; i++) {
            index.put(new Fingerprint(random.nextLong(), random.nextLong()), i);
            if (i >= 50_000 && i % 5_000 == 0) {
                worst = Math.max(worst, (double) index.bytes() / index.size());
            }
        }

        assertThat(worst).isBetween(32.0, 42.0);
    }
}
