package dev.imagebatch.benchmarks.quota;

import dev.imagebatch.benchmarks.Section;
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
 * another, in a plain executor and with their default retries. The system properties {@code quota.images} and {@code
 * quota.perminute} change how many images it is, 3000, and how many a minute are allowed, 600.
 */
public final class QuotaSection implements Section {

    private static final int[] PEERS_IN_FLIGHT = {8, 32, 64};

    private final int images = Integer.getInteger("quota.images", 3_000);
    private final double perMinute = Integer.getInteger("quota.perminute", 600);

    @Override
    public String name() {
        return "quota";
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder(
                "| client | in flight | stored of " + images
                        + " | requests | refused (429) | of the answers | seconds | quota used |\n|---|---|---|---|---|---|---|---|\n");
        List<QuotaRow> peers = new ArrayList<>();
        QuotaChange changed = paced(text);
        for (int inFlight : PEERS_IN_FLIGHT) {
            try (FakeOpenAi vendor = QuotaVendor.start(perMinute)) {
                peers.add(new PeerRun(vendor, perMinute, images).openAi(inFlight));
            }
        }
        for (int inFlight : PEERS_IN_FLIGHT) {
            try (FakeOpenAi vendor = QuotaVendor.start(perMinute)) {
                peers.add(new PeerRun(vendor, perMinute, images).langChain(inFlight));
            }
        }
        peers.forEach(row -> text.append(row.markdown()));
        return text.append(words(changed)).toString();
    }

    private QuotaChange paced(StringBuilder text) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<QuotaRow>> rows = List.of(
                    threads.submit(() -> PacedRun.toldByHeaders(images, perMinute)),
                    threads.submit(() -> PacedRun.set(images, perMinute)),
                    threads.submit(() -> PacedRun.learned(images, perMinute)));
            Future<QuotaChange> change = threads.submit(() -> QuotaChange.measure(images, perMinute, Pace.adaptive()));
            for (Future<QuotaRow> row : rows) {
                text.append(row.get().markdown());
            }
            QuotaChange changed = change.get();
            text.append(changed.row().markdown());
            return changed;
        } catch (ExecutionException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            threads.shutdown();
        }
    }

    private static String words(QuotaChange changed) {
        return String.format(
                Locale.ROOT,
                "%nQuota halved, then doubled: %.1f %% used from 60 to 90 s after the first change, %.1f %% after the"
                        + " second; 95 %% in any 10 s again after %d s and %d s.%n",
                100 * changed.afterHalving(),
                100 * changed.afterDoubling(),
                changed.secondsToHalf(),
                changed.secondsToDouble());
    }
}
