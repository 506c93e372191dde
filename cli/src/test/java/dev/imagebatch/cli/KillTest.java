package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the running command at random moments. {@code -Dkills=200} sets how many, {@code -Dkills.budget=20}
 * how many batches with a tight budget, {@code -Dkills.seed=1} begins elsewhere.
 */
@Timeout(7_200)
class KillTest {

    private static final int[] CONCURRENCY = {1, 8, 64};
    private static final int MOST_IN_ONE_BATCH = 5;

    private final int kills = Integer.getInteger("kills", 4);
    private final int budgets = Integer.getInteger("kills.budget", 1);
    private final long firstSeed = Long.getLong("kills.seed", 1);

    @TempDir
    Path folder;

    @Test
    void batch_killedAndGoneOnWith_storesEachImageOnceAndPaysTwiceForWhatWasInFlightAlone() throws Exception {
        for (String onUnknown : new String[] {"fail", "retry"}) {
            KillFigures figures = new KillFigures();
            for (long seed = firstSeed; figures.kills < kills / 2; seed++) {
                int most = Math.min(kills / 2 - figures.kills, 1 + (int) Math.floorMod(seed, MOST_IN_ONE_BATCH));
                run(new KilledBatch.Terms(seed, concurrency(seed), onUnknown, 0), most, figures);
            }
            System.out.println("--on-unknown " + onUnknown + ": " + figures);
            assertThat(figures.kills).isEqualTo(kills / 2);
        }
    }

    @Test
    void batchWithATightBudget_killedAndGoneOnWith_neverSpendsMore() throws Exception {
        KillFigures figures = new KillFigures();
        for (long seed = firstSeed; figures.batches < budgets; seed++) {
            String onUnknown = seed % 2 == 0 ? "fail" : "retry";
            run(new KilledBatch.Terms(seed, concurrency(seed), onUnknown, 0.6), 2, figures);
        }
        System.out.println("tight budgets: " + figures);
    }

    private void run(KilledBatch.Terms terms, int most, KillFigures figures) throws Exception {
        Path place = Files.createTempDirectory(folder, "batch");
        new KilledBatch(place, terms).run(most, figures);
    }

    private static int concurrency(long seed) {
        return CONCURRENCY[(int) Math.floorMod(seed, CONCURRENCY.length)];
    }
}
