package dev.imagebatch.guard.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.guard.pace.SimulatedQuota.Hint;
import dev.imagebatch.provider.Quota;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pace gets out of quotas that nobody told it, on simulated time; every bound holds for every seed. */
class PaceSimulationTest {

    private static final Quota UNDOCUMENTED = Quota.unknown(Quota.Unit.IMAGES);
    private static final int SEEDS = Integer.getInteger("imagebatch.pace.seeds", 5);

    @Test
    void quotaInTheHeaders_isUsedWithoutARefusal() {
        bounds(
                images(500),
                0.98,
                0,
                seed -> minute(600, 10, seed).hint(Hint.EXACT).tellsLimit());
    }

    @Test
    void quotaThatIsSet_isUsedWithoutARefusal() {
        Run run = new Run(limits(600.0), UNDOCUMENTED, 64, 500);

        bounds(run, 0.98, 0, seed -> minute(600, 10, seed));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 64})
    void bareRefusals_areEnoughToLearnTheQuota(int workers) {
        bounds(new Run(limits(null), UNDOCUMENTED, workers, 3_000), 0.98, 0.01, seed -> minute(600, 10, seed));
    }

    @Test
    void smallQuotaWithLongCalls_isUsed() {
        bounds(images(300), 0.96, 0.05, PaceSimulationTest::fiftyAMinute);
    }

    @Test
    void quotaSharedWithOthers_isUsedForTheMostPart() {
        bounds(images(300), 0.68, 0.13, seed -> fiftyAMinute(seed).sharedWithOthers(20));
    }

    @Test
    void quotaThatHalves_isFollowed() {
        Run run = new Run(limits(null), UNDOCUMENTED, 64, 2_000);

        bounds(run, 0.97, 0.015, seed -> minute(600, 10, seed).changesAt(Duration.ofSeconds(20), 300));
    }

    @Test
    void rateThatIsSetTooHigh_isAdaptedBelow() {
        Run run = new Run(limits(600.0), UNDOCUMENTED, 64, 1_000);

        bounds(run, 0.96, 0.015, seed -> minute(600, 10, seed).changesAt(Duration.ofSeconds(20), 300));
    }

    @Test
    void tinyQuota_isUsed() {
        bounds(
                images(40),
                0.95,
                0.15,
                seed -> minute(5, 5, seed).hint(Hint.WHOLE_SECONDS).latency(Duration.ofSeconds(25), 0.3));
    }

    @Test
    void documentedQuotaThatIsTooLow_isExceeded() {
        Run run = new Run(limits(null), Quota.fixed(Quota.Unit.IMAGES, 90), 64, 3_000);

        bounds(run, 0.95, 0.01, seed -> minute(600, 10, seed));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 256})
    void overloadedServer_getsFewCallsAtOnceAndIsNeverIdle(int workers) {
        for (int seed = 0; seed < SEEDS; seed++) {
            PaceSimulation run = new Run(limits(null), UNDOCUMENTED, workers, 3_000)
                    .against(unlimited(seed).runsAtOnce(20).latency(Duration.ofSeconds(1), 0.2));

            assertThat(run.mostInFlight()).isLessThan(80);
            assertThat(run.meanInFlight()).isLessThan(50);
            assertThat(run.seconds()).isLessThan(1.06 * 3_000 / 20);
        }
    }

    @Test
    void workThatTakesLonger_isNoOverload() {
        for (int seed = 0; seed < SEEDS; seed++) {
            PaceSimulation run = new Run(limits(null), UNDOCUMENTED, 64, 3_000)
                    .against(unlimited(seed).latency(now -> now < 300e9 ? 10e9 : 30e9, 0.5));

            assertThat(run.meanInFlight()).isGreaterThan(60);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "EXACT", "WHOLE_SECONDS"})
    void quotaThatHalvesAndDoubles_isBackWithinAMinute(Hint hint) {
        for (int seed = 0; seed < 3 * SEEDS; seed++) {
            double halved = 100 + 1.3 * seed;
            double doubled = halved + 150 + 1.7 * seed;
            int longEnough = (int) (10 * halved + 5 * (doubled - halved)) + 1_500;
            PaceSimulation run = new Run(limits(null), UNDOCUMENTED, 64, longEnough)
                    .against(minute(600, 10, seed)
                            .changesAt(Duration.ofMillis((long) (1_000 * halved)), 300)
                            .changesAt(Duration.ofMillis((long) (1_000 * doubled)), 600)
                            .hint(hint));

            assertThat(run.used(halved + 60, halved + 90)).isGreaterThan(0.95);
            assertThat(run.used(doubled + 60, doubled + 90))
                    .as("a wait in whole seconds may waste one more")
                    .isGreaterThanOrEqualTo(hint == Hint.WHOLE_SECONDS ? 0.94 : 0.95);
            assertThat(run.refusalsAnImage()).isLessThan(0.015);
        }
    }

    /** A vendor that is slower by day than by night, and once gives next to nothing for an hour. */
    @Test
    void dayOfThirtyThousandImages_usesAQuotaThatChanges() {
        SimulatedQuota vendor = minute(30, 5, 1)
                .latency(Duration.ofSeconds(20), 0.4)
                .hint(Hint.WHOLE_SECONDS)
                .changesAt(Duration.ofHours(6), 12)
                .changesAt(Duration.ofHours(9), 1)
                .changesAt(Duration.ofHours(10), 20)
                .changesAt(Duration.ofHours(18), 45);

        PaceSimulation run = new Run(limits(null), UNDOCUMENTED, 32, 30_000).against(vendor);

        assertThat(run.images()).isEqualTo(30_000);
        assertThat(run.used()).isGreaterThan(0.95);
        assertThat(run.refusalsAnImage()).isLessThan(0.06);
        assertThat(run.seconds()).isBetween(20 * 3_600.0, 24 * 3_600.0);
    }

    /** What is asked of a quota. */
    private record Run(PaceLimits limits, Quota quota, int workers, long images) {

        PaceSimulation against(SimulatedQuota vendor) {
            return new PaceSimulation(limits, quota, vendor).run(workers, images);
        }
    }

    private static void bounds(Run run, double used, double refused, LongFunction<SimulatedQuota> vendors) {
        for (int seed = 0; seed < SEEDS; seed++) {
            PaceSimulation result = run.against(vendors.apply(seed));

            assertThat(result.used()).as("used, seed %d", seed).isGreaterThan(used);
            assertThat(result.refusalsAnImage()).as("refused, seed %d", seed).isLessThanOrEqualTo(refused);
            assertThat(result.images()).isEqualTo((int) run.images());
        }
    }

    private static Run images(long images) {
        return new Run(limits(null), UNDOCUMENTED, 64, images);
    }

    private static SimulatedQuota minute(double perMinute, int burst, long seed) {
        return new SimulatedQuota(perMinute, burst, seed);
    }

    private static SimulatedQuota fiftyAMinute(long seed) {
        return minute(50, 5, seed).hint(Hint.WHOLE_SECONDS).latency(Duration.ofSeconds(15), 0.4);
    }

    private static SimulatedQuota unlimited(long seed) {
        return new SimulatedQuota(1e9, 1_000_000, seed);
    }

    private static PaceLimits limits(@Nullable Double perMinute) {
        return new PaceLimits(perMinute, null, Map.of(), Duration.ZERO, 0, Duration.ZERO, true);
    }
}
