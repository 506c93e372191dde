package dev.imagebatch.benchmarks.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageRoundsTest {

    private static final Choice CHOICE =
            new Choice(1, 20, List.of(4), List.of(Contenders.LIBRARY, Contenders.FLOOR, "nobody"));

    @Test
    void run_libraryFloorAndNobody_tellsWhatTheFirstTwoTookAndThatNobodyFails() throws Exception {
        Workload workload = new Workload(100_000, 1, List.of("-Dwarmup=20", "-Xmx64m"), 60);

        Results results = ImageRounds.run(CHOICE, workload);

        for (String contender : List.of(Contenders.LIBRARY, Contenders.FLOOR)) {
            for (String value : List.of("wall", "cpu", "allocated", "server-cpu")) {
                assertThat(results.median(4, contender, value)).as(value).isPresent();
            }
            assertThat(results.failure(4, contender)).isEmpty();
        }
        assertThat(results.failure(4, "nobody")).contains("IllegalArgumentException");
        assertThat(new Table(CHOICE, workload, results).markdown())
                .contains("**4 in flight**", "| imagebatch | ", "| floor-okhttp | ", "| nobody | fails: ");
        assertThat(new Ratios(CHOICE, results).markdown()).contains("\n| 4 | imagebatch | ");
    }
}
