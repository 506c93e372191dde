package dev.imagebatch.planning;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.planning.FallbackChain.ResolvedFallback;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.spec.ImageRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cost of a plan, at most with all fallbacks. */
final class PriceTally {

    private final RetryPolicy retries;
    private final Map<LineKey, LineSum> lines = new LinkedHashMap<>();
    private final Map<LineKey, LineSum> fallbacks = new LinkedHashMap<>();
    private CostEstimate total = CostEstimate.FREE;
    private long prompts;
    private CostEstimate promptCost = CostEstimate.FREE;
    private long unconfirmed;
    private long unpriced;
    private @Nullable LocalDate oldest;

    private record LineKey(String provider, String model, Optional<Dimensions> size, Optional<String> quality) {

        static LineKey of(ImageRequest request) {
            return new LineKey(request.provider(), request.model(), request.size(), request.quality());
        }
    }

    private static final class LineSum {
        private long images;
        private CostEstimate cost = CostEstimate.FREE;

        BatchPlan.Line line(LineKey key) {
            return new BatchPlan.Line(
                    key.provider(),
                    key.model(),
                    key.size().map(Dimensions::toString).orElse("default"),
                    key.quality().orElse("default"),
                    images,
                    cost);
        }
    }

    PriceTally(RetryPolicy retries) {
        this.retries = retries;
    }

    /** Adds images and returns their cost. */
    CostEstimate add(Resolution resolution, int images, List<ResolvedFallback> alternatives) {
        CostEstimate price = add(lines, resolution, images);
        Money high = price.high();
        for (ResolvedFallback other : alternatives) {
            if (other.resolution().rank() > resolution.rank()) {
                Money otherHigh = add(fallbacks, other.resolution(), images).high();
                high = other.fallback().mayBePaidTwice() ? high.plus(otherHigh) : high.max(otherHigh);
            }
        }
        CostEstimate cost = new CostEstimate(price.low(), price.expected(), high);
        total = total.plus(cost);
        return cost;
    }

    /** Adds a prompt. */
    void addPrompt(Optional<Quote> quote) {
        CostEstimate price = quote.map(known -> price(known, 0)).orElse(CostEstimate.FREE);
        prompts++;
        promptCost = promptCost.plus(price);
        total = total.plus(price);
    }

    BatchPlan.Prices prices() {
        return new BatchPlan.Prices(
                total, lines(lines), lines(fallbacks), new BatchPlan.PriceSources(oldest, unconfirmed, unpriced));
    }

    BatchPlan.Prompts prompts() {
        return new BatchPlan.Prompts(prompts, promptCost);
    }

    private static List<BatchPlan.Line> lines(Map<LineKey, LineSum> sums) {
        return sums.entrySet().stream()
                .map(sum -> sum.getValue().line(sum.getKey()))
                .toList();
    }

    private CostEstimate add(Map<LineKey, LineSum> sums, Resolution resolution, int images) {
        LineSum sum = sums.computeIfAbsent(LineKey.of(resolution.request()), key -> new LineSum());
        CostEstimate price = price(resolution, images);
        sum.images += images;
        sum.cost = sum.cost.plus(price);
        return price;
    }

    private CostEstimate price(Resolution resolution, int images) {
        CostEstimate sum = CostEstimate.FREE;
        for (int call : resolution.calls(images)) {
            Optional<Quote> quote = resolution.provider().quote(resolution.request(), call);
            unpriced += quote.isEmpty() ? call : 0;
            sum = quote.isEmpty() ? sum : sum.plus(price(quote.get(), call));
        }
        return sum;
    }

    /** A call that may have been charged is repeated only if the policy says so; then every attempt may cost. */
    private CostEstimate price(Quote quote, int images) {
        if (oldest == null || quote.asOf().isBefore(oldest)) {
            oldest = quote.asOf();
        }
        unconfirmed += quote.confidence() == Quote.Confidence.UNCONFIRMED ? images : 0;
        CostEstimate once = quote.cost();
        return retries.onUnknown() == UnknownOutcomePolicy.FAIL
                ? once
                : new CostEstimate(once.low(), once.expected(), once.high().times(retries.maxAttempts()));
    }
}
