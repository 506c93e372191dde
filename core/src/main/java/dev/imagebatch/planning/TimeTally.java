package dev.imagebatch.planning;

import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.provider.Quota;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of a plan and their duration, by latency and by the pace of each lane. */
final class TimeTally {

    private final PlanTerms terms;
    private final Map<LaneKey, LaneSum> lanes = new LinkedHashMap<>();
    private long calls;
    private @Nullable Duration slowest;

    /** The lane of a call, without building its name for each call. */
    private record LaneKey(String provider, String bucket) {}

    private static final class LaneSum {
        private final Quota quota;
        private long calls;
        private long units;

        LaneSum(Quota quota) {
            this.quota = quota;
        }
    }

    TimeTally(PlanTerms terms) {
        this.terms = terms;
    }

    /** Adds the calls for images of one specification. */
    void add(Resolution resolution, int images) {
        resolution.capabilities().typicalLatency().ifPresent(latency -> {
            if (slowest == null || latency.compareTo(slowest) > 0) {
                slowest = latency;
            }
        });
        Quota quota = resolution.capabilities().quota();
        String bucket = quota.bucket().orElse(resolution.request().model());
        LaneSum lane = lanes.computeIfAbsent(
                new LaneKey(resolution.request().provider(), bucket), first -> new LaneSum(quota));
        for (int call : resolution.calls(images)) {
            calls++;
            lane.calls++;
            lane.units += resolution.units(call);
        }
    }

    BatchPlan.Calls calls() {
        return new BatchPlan.Calls(calls, slowest == null ? null : duration(slowest));
    }

    private Duration duration(Duration latency) {
        long rounds = (calls + terms.concurrency() - 1) / terms.concurrency();
        Duration byLatency = latency.multipliedBy(rounds);
        Duration byPace = lanes.values().stream()
                .map(lane -> terms.pace().limiter().predicted(lane.units, lane.calls, lane.quota))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return byLatency.compareTo(byPace) > 0 ? byLatency : byPace;
    }
}
