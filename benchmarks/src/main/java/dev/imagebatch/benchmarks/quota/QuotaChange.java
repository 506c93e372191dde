package dev.imagebatch.benchmarks.quota;

import dev.imagebatch.guard.Pace;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An unannounced quota that is halved after 100 seconds and doubled after another 100.
 *
 * @param row the whole run
 * @param afterHalving the share of the quota used from 60 to 90 seconds after it was halved
 * @param afterDoubling the same after it was doubled
 * @param secondsToHalf how long after halving any 10 seconds used 95 %
 * @param secondsToDouble how long after doubling they did
 */
record QuotaChange(QuotaRow row, double afterHalving, double afterDoubling, int secondsToHalf, int secondsToDouble) {

    private static final int HALVED_AT = 100;
    private static final int DOUBLED_AT = 200;
    private static final int WINDOW = 10;
    private static final double GOOD = 0.95;

    static QuotaChange measure(int images, double perMinute, Pace pace) throws InterruptedException {
        List<Long> everySecond = new ArrayList<>();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (FakeOpenAi vendor = QuotaVendor.start(perMinute)) {
            vendor.hideQuota();
            timer.schedule(() -> vendor.quota(perMinute / 2, QuotaVendor.BURST), HALVED_AT, TimeUnit.SECONDS);
            timer.schedule(() -> vendor.quota(perMinute, QuotaVendor.BURST), DOUBLED_AT, TimeUnit.SECONDS);
            timer.scheduleAtFixedRate(() -> everySecond.add(vendor.images()), 0, 1, TimeUnit.SECONDS);
            CompletableFuture<Long> start = QuotaVendor.firstRequest(vendor);
            long stored = PacedRun.run(images, vendor, pace).generated();
            double seconds = (System.nanoTime() - start.join()) / 1e9;
            timer.shutdownNow();
            double lost = Math.max(0, Math.min(seconds, DOUBLED_AT) - HALVED_AT) / 2;
            QuotaRow row = QuotaRow.of(
                    "imagebatch, left to learn, halved and doubled",
                    PacedRun.IN_FLIGHT,
                    vendor,
                    stored,
                    seconds,
                    perMinute);
            QuotaRow fair = new QuotaRow(
                    row.client(),
                    row.inFlight(),
                    stored,
                    row.requests(),
                    row.refused(),
                    seconds,
                    row.available() - lost * perMinute / 60);
            return of(fair, everySecond, perMinute);
        }
    }

    private static QuotaChange of(QuotaRow row, List<Long> images, double perMinute) {
        return new QuotaChange(
                row,
                used(images, HALVED_AT + 60, HALVED_AT + 90, perMinute / 2),
                used(images, DOUBLED_AT + 60, DOUBLED_AT + 90, perMinute),
                recovery(images, HALVED_AT, perMinute / 2),
                recovery(images, DOUBLED_AT, perMinute));
    }

    private static int recovery(List<Long> images, int from, double perMinute) {
        int start = from;
        while (start + WINDOW < images.size() && used(images, start, start + WINDOW, perMinute) < GOOD) {
            start++;
        }
        return start - from;
    }

    private static double used(List<Long> images, int from, int to, double perMinute) {
        if (to >= images.size()) {
            return Double.NaN;
        }
        return (images.get(to) - images.get(from)) / ((to - from) * perMinute / 60);
    }
}
