package dev.imagebatch.plan;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.guard.Demand;
import dev.imagebatch.guard.UnknownOutcome;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.index.LongSet;
import dev.imagebatch.plan.BatchPlan.ItemWarning;
import dev.imagebatch.plan.BatchPlan.Line;
import dev.imagebatch.provider.Capabilities;
import dev.imagebatch.provider.Quota;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.SpecificationProblem;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up a plan while the batch is read. */
final class PlanTally {

    private final Planner.Terms terms;
    private final LongSet ids = new LongSet();
    private final Set<String> unpricedModels = new LinkedHashSet<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private final List<SpecificationProblem> problems = new ArrayList<>();
    private final List<ItemWarning> warnings = new ArrayList<>();
    private final Map<LineKey, LineSum> lines = new LinkedHashMap<>();
    private final Map<String, LaneSum> lanes = new LinkedHashMap<>();
    private long problemCount;
    private long warningCount;
    private long items;
    private long unique;
    private long stored;
    private long received;
    private long refused;
    private long toGenerate;
    private long calls;
    private long unconfirmed;
    private long unpriced;
    private CostEstimate cost = CostEstimate.FREE;
    private @Nullable LocalDate oldestPrice;
    private @Nullable Duration slowest;

    private record LineKey(String provider, String model, Optional<Dimensions> size, Optional<String> quality) {}

    private static final class LineSum {
        private long images;
        private CostEstimate cost = CostEstimate.FREE;
    }

    private static final class LaneSum {
        private final Quota quota;
        private long calls;
        private long units;

        LaneSum(Quota quota) {
            this.quota = quota;
        }
    }

    PlanTally(Planner.Terms terms) {
        this.terms = terms;
    }

    void problems(List<SpecificationProblem> found) {
        found.forEach(this::problem);
    }

    void unreadable(String location, IOException cause) {
        problem(new SpecificationProblem(location, "references", "cannot be read: " + cause.getMessage()));
    }

    boolean accepts(String location, Resolution resolution) {
        String id = resolution.specification().id();
        boolean unusedId = ids.add(LongSet.hashOf(id));
        if (!unusedId) {
            problem(new SpecificationProblem(
                    location, "id", "\"" + id + "\" is used by an earlier specification; ids are unique in a batch"));
        }
        resolution
                .problems()
                .forEach(found -> problem(new SpecificationProblem(location, found.field(), found.message())));
        for (String warning : resolution.warnings()) {
            warningCount++;
            if (warnings.size() < BatchPlan.KEPT) {
                warnings.add(new ItemWarning(id, warning));
            }
        }
        return unusedId && resolution.problems().isEmpty() && hasPrice(location, resolution);
    }

    void duplicate() {
        items++;
    }

    /** Counts a picture by its standing; returns 1 if it is to be made. */
    int standing(ItemStanding standing) {
        items++;
        unique++;
        if (standing instanceof ItemStanding.InPlace) {
            stored++;
        } else if (standing instanceof ItemStanding.Waiting) {
            received++;
        } else if (standing instanceof ItemStanding.Refused) {
            refused++;
        } else {
            return 1;
        }
        return 0;
    }

    void toMake(Resolution resolution, int images) {
        if (images == 0) {
            return;
        }
        toGenerate += images;
        Capabilities model = resolution.capabilities();
        notices.addAll(model.notices());
        model.typicalLatency().ifPresent(latency -> {
            if (slowest == null || latency.compareTo(slowest) > 0) {
                slowest = latency;
            }
        });
        CostEstimate price = price(resolution, images);
        cost = cost.plus(price);
        LineSum line = lines.computeIfAbsent(lineOf(resolution.request()), key -> new LineSum());
        line.images += images;
        line.cost = line.cost.plus(price);
    }

    BatchPlan plan() {
        List<Line> rows = new ArrayList<>();
        lines.forEach((key, sum) -> rows.add(new Line(
                key.provider(),
                key.model(),
                key.size().map(Dimensions::toString).orElse("default"),
                key.quality().orElse("default"),
                sum.images,
                sum.cost)));
        return new BatchPlan(
                terms.batch(),
                items,
                unique,
                stored,
                received,
                refused,
                toGenerate,
                calls,
                cost,
                oldestPrice,
                unconfirmed,
                unpriced,
                duration(),
                rows,
                problems,
                problemCount,
                warnings,
                warningCount,
                List.copyOf(notices));
    }

    private CostEstimate price(Resolution resolution, int images) {
        CostEstimate sum = CostEstimate.FREE;
        int most = Math.max(1, resolution.capabilities().maxImagesPerCall());
        for (int left = images; left > 0; left -= most) {
            int count = Math.min(left, most);
            call(resolution, count);
            Optional<Quote> quote = resolution.provider().quote(resolution.request(), count);
            if (quote.isEmpty()) {
                unpriced += count;
            } else {
                sum = sum.plus(priced(quote.get(), count));
            }
        }
        return sum;
    }

    private void call(Resolution resolution, int images) {
        calls++;
        Quota quota = resolution.capabilities().quota();
        ImageRequest request = resolution.request();
        int units = quota.units(images, request.references().size());
        String name =
                Demand.of(request.provider(), request.model(), quota, units).lane();
        LaneSum lane = lanes.computeIfAbsent(name, key -> new LaneSum(quota));
        lane.calls++;
        lane.units += units;
    }

    private CostEstimate priced(Quote quote, int images) {
        if (oldestPrice == null || quote.asOf().isBefore(oldestPrice)) {
            oldestPrice = quote.asOf();
        }
        if (quote.confidence() == Quote.Confidence.UNCONFIRMED) {
            unconfirmed += images;
        }
        CostEstimate once = quote.cost();
        if (terms.onUnknown() == UnknownOutcome.FAIL) {
            return once;
        }
        Money high = once.high().times(terms.attempts());
        return new CostEstimate(once.low(), once.expected(), high);
    }

    private boolean hasPrice(String location, Resolution resolution) {
        if (terms.unpriced() == Unpriced.ALLOW
                || resolution.provider().quote(resolution.request(), 1).isPresent()) {
            return true;
        }
        ImageRequest request = resolution.request();
        String model = request.provider() + "/" + request.model();
        if (unpricedModels.add(model)) {
            problem(new SpecificationProblem(
                    location,
                    "model",
                    "no price is known for " + model + "; unknown is not free: give a price, or allow unpriced calls"));
        }
        return false;
    }

    private void problem(SpecificationProblem found) {
        problemCount++;
        if (problems.size() < BatchPlan.KEPT) {
            problems.add(found);
        }
    }

    private @Nullable Duration duration() {
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

    private static LineKey lineOf(ImageRequest request) {
        return new LineKey(request.provider(), request.model(), request.size(), request.quality());
    }
}
