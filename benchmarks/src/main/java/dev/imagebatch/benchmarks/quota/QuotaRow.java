package dev.imagebatch.benchmarks.quota;

import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.util.Locale;

/**
 * The use of a quota by one client.
 *
 * @param client the client
 * @param inFlight its maximum of calls in flight
 * @param stored the images it stored
 * @param requests the requests it sent
 * @param refused the refused requests
 * @param seconds the time from the first request on
 * @param available the images allowed by the quota in that time
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
