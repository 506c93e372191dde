package dev.imagebatch.benchmarks.quota;

import dev.imagebatch.guard.Pace;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What several clients get out of a quota of images a minute with room for a burst of 10: a stand-in of OpenAI over real
 * sockets, answers after 200 ms, refusals at once.
 *
 * <p>The runs of this library take their time side by side, each with a stand-in of its own; then the peers run one after
 * another, in a plain executor and with their default retries. Prints a Markdown table.
 */
public final class Quota {

    private static final int[] PEERS_IN_FLIGHT = {8, 32, 64};

    private Quota() {}

    /**
     * Measures.
     *
     * @param args how many images, 3000 unless given; the quota a minute, 600 unless given
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        int images = args.length > 0 ? Integer.parseInt(args[0]) : 3_000;
        double perMinute = args.length > 1 ? Double.parseDouble(args[1]) : 600;
        System.out.println("| client | in flight | stored of " + images + " | requests | 429 | of the answers | seconds"
                + " | quota used |\n|---|---|---|---|---|---|---|---|");
        paced(images, perMinute);
        for (int inFlight : PEERS_IN_FLIGHT) {
            try (FakeOpenAi vendor = QuotaVendor.start(perMinute)) {
                new PeerRun(vendor, perMinute, images).openAi(inFlight).print();
            }
        }
        for (int inFlight : PEERS_IN_FLIGHT) {
            try (FakeOpenAi vendor = QuotaVendor.start(perMinute)) {
                new PeerRun(vendor, perMinute, images).langChain(inFlight).print();
            }
        }
    }

    private static void paced(int images, double perMinute) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<QuotaRow>> rows = new ArrayList<>();
        rows.add(threads.submit(() -> PacedRun.toldByHeaders(images, perMinute)));
        rows.add(threads.submit(() -> PacedRun.set(images, perMinute)));
        rows.add(threads.submit(() -> PacedRun.learned(images, perMinute)));
        Future<QuotaChange> change = threads.submit(() -> QuotaChange.measure(images, perMinute, Pace.adaptive()));
        for (Future<QuotaRow> row : rows) {
            row.get().print();
        }
        QuotaChange changed = change.get();
        changed.row().print();
        threads.shutdown();
        System.out.printf(
                Locale.ROOT,
                "%nQuota halved, then doubled: %.1f %% used from 60 to 90 s after the first change, %.1f %% after the"
                        + " second; 95 %% in any 10 s again after %d s and %d s%n%n",
                100 * changed.afterHalving(),
                100 * changed.afterDoubling(),
                changed.secondsToHalf(),
                changed.secondsToDouble());
    }
}
