package dev.imagebatch.benchmarks.quota;

import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.util.Locale;

/**
 * What a client got out of a quota.
 *
 * @param client the client
 * @param inFlight how many calls it may have in flight
 * @param stored how many images it stored
 * @param requests how many requests it made
 * @param refused how many of them were refused
 * @param seconds how long it took from the first request on
 * @param available how many images the quota would have given in that time
 */
record QuotaRow(
        String client, int inFlight, long stored, long requests, long refused, double seconds, double available) {

    static QuotaRow of(String client, int inFlight, FakeOpenAi vendor, long stored, double seconds, double perMinute) {
        return new QuotaRow(
                client,
                inFlight,
                stored,
                vendor.generations(),
                vendor.overQuota(),
                seconds,
                QuotaVendor.BURST + perMinute * seconds / 60);
    }

    String markdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %.2f %% | %.1f | %.1f %% |%n",
                client,
                inFlight,
                stored,
                requests,
                refused,
                100.0 * refused / requests,
                seconds,
                100 * stored / available);
    }
}
