package dev.imagebatch.planning;

import dev.imagebatch.provider.Quota;
import dev.imagebatch.spec.ImageRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up how long the calls of a plan take, by their latency and by the pace of each lane. */
final class TimeTally {

    private final Planner.Terms terms;
    private final Map<LaneKey, LaneSum> lanes = new LinkedHashMap<>();
    private long calls;
    private @Nullable Duration slowest;

    /** As {@link dev.imagebatch.guard.CallWeight} names it, without a text of its own for each call. */
    private record LaneKey(String provider, String bucket) {}

    private static final class LaneSum {
        private final Quota quota;
        private long calls;
        private long units;

        LaneSum(Quota quota) {
            this.quota = quota;
        }
    }

    TimeTally(Planner.Terms terms) {
        this.terms = terms;
    }

    /** Adds the calls that ask for so many images of one specification. */
    void add(Resolution resolution, int images) {
        resolution.capabilities().typicalLatency().ifPresent(latency -> {
            if (slowest == null || latency.compareTo(slowest) > 0) {
                slowest = latency;
            }
        });
        int most = Math.max(1, resolution.capabilities().maxImagesPerCall());
        for (int left = images; left > 0; left -= most) {
            call(resolution, Math.min(left, most));
        }
    }

    long calls() {
        return calls;
    }

    /** How long it takes, or null if no latency is known. */
    @Nullable Duration duration() {
        if (slowest == null) {
            return null;
        }
        long rounds = (calls + terms.concurrency() - 1) / terms.concurrency();
        Duration byLatency = slowest.multipliedBy(rounds);
        Duration byPace = lanes.values().stream()
                .map(lane -> terms.pace().predicted(lane.units, lane.calls, lane.quota))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return byLatency.compareTo(byPace) > 0 ? byLatency : byPace;
    }

    private void call(Resolution resolution, int images) {
        calls++;
        Quota quota = resolution.capabilities().quota();
        ImageRequest request = resolution.request();
        int units = quota.units(images, request.references().size());
        LaneKey key = new LaneKey(request.provider(), quota.bucket().orElse(request.model()));
        LaneSum lane = lanes.computeIfAbsent(key, first -> new LaneSum(quota));
        lane.calls++;
        lane.units += units;
    }
}
