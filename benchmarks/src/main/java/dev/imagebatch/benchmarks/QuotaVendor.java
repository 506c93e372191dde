package dev.imagebatch.benchmarks;

import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.time.Duration;

/** Starts stand-ins with a quota. */
final class QuotaVendor {

    static final String MODEL = "gpt-image-2.5-flare";
    static final int BURST = 10;

    private static final Duration LATENCY = Duration.ofMillis(200);

    private QuotaVendor() {}

    static FakeOpenAi start(double perMinute) {
        FakeOpenAi vendor = new FakeOpenAi();
        vendor.latency(LATENCY);
        vendor.quota(perMinute, BURST);
        vendor.start();
        return vendor;
    }
}
