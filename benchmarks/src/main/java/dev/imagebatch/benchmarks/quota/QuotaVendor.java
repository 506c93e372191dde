package dev.imagebatch.benchmarks.quota;

import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A stand-in with a quota. */
final class QuotaVendor {

    static final String MODEL = "gpt-image-2.5-flare";
    static final int BURST = 10;

    private static final Duration LATENCY = Duration.ofMillis(200);

    private QuotaVendor() {}

    /** Returns the time of the first request in nanoseconds. */
    static CompletableFuture<Long> firstRequest(FakeOpenAi vendor) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                vendor.awaitGenerations(1);
                return System.nanoTime();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static FakeOpenAi start(double perMinute) {
        FakeOpenAi vendor = new FakeOpenAi();
        vendor.latency(LATENCY);
        vendor.quota(perMinute, BURST);
        vendor.start();
        return vendor;
    }
}
