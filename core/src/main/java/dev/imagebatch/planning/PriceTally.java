package dev.imagebatch.planning;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.plan.BatchPlan.Line;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.spec.ImageRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds up what the images of a plan cost, and what they cost at most if fallbacks have to be asked. */
final class PriceTally {

    private final Planner.Terms terms;
    private final Map<LineKey, LineSum> lines = new LinkedHashMap<>();
    private final Map<LineKey, LineSum> fallbacks = new LinkedHashMap<>();
    private long unconfirmed;
    private long unpriced;
    private CostEstimate cost = CostEstimate.FREE;
    private @Nullable LocalDate oldest;

    private record LineKey(String provider, String model, Optional<Dimensions> size, Optional<String> quality) {

        static LineKey of(ImageRequest request) {
            return new LineKey(request.provider(), request.model(), request.size(), request.quality());
        }
    }

    private static final class LineSum {
        private long images;
        private CostEstimate cost = CostEstimate.FREE;

        void add(long more, CostEstimate price) {
            images += more;
            cost = cost.plus(price);
        }
    }

    PriceTally(Planner.Terms terms) {
        this.terms = terms;
    }

    CostEstimate add(Resolution resolution, int images, List<FallbackChain.Alternative> alternatives) {
        CostEstimate price = price(resolution, images);
        sum(lines, resolution).add(images, price);
        Money high = price.high();
        for (FallbackChain.Alternative other : alternatives) {
            if (other.resolution().rank() > resolution.rank()) {
                CostEstimate instead = price(other.resolution(), images);
                sum(fallbacks, other.resolution()).add(images, instead);
                high = other.fallback().mayBePaidTwice()
                        ? high.plus(instead.high())
                        : high.exceeds(instead.high()) ? high : instead.high();
            }
        }
        CostEstimate whole = new CostEstimate(price.low(), price.expected(), high);
        cost = cost.plus(whole);
        return whole;
    }

    /** Adds what a prompt costs; gives it back. */
    CostEstimate addPrompt(Optional<Quote> quote) {
        CostEstimate price = quote.map(known -> priced(known, 0)).orElse(CostEstimate.FREE);
        cost = cost.plus(price);
        return price;
    }

    long unconfirmed() {
        return unconfirmed;
    }

    long unpriced() {
        return unpriced;
    }

    CostEstimate cost() {
        return cost;
    }

    @Nullable LocalDate oldest() {
        return oldest;
    }

    List<Line> lines() {
        return rows(lines);
    }

    List<Line> fallbacks() {
        return rows(fallbacks);
    }

    private static LineSum sum(Map<LineKey, LineSum> sums, Resolution resolution) {
        return sums.computeIfAbsent(LineKey.of(resolution.request()), key -> new LineSum());
    }

    private static List<Line> rows(Map<LineKey, LineSum> sums) {
        List<Line> rows = new ArrayList<>();
        sums.forEach((key, sum) -> rows.add(new Line(
                key.provider(),
                key.model(),
                key.size().map(Dimensions::toString).orElse("default"),
                key.quality().orElse("default"),
                sum.images,
                sum.cost)));
        return rows;
    }

    private CostEstimate price(Resolution resolution, int images) {
        CostEstimate sum = CostEstimate.FREE;
        int most = Math.max(1, resolution.capabilities().maxImagesPerCall());
        for (int left = images; left > 0; left -= most) {
            int count = Math.min(left, most);
            Optional<Quote> quote = resolution.provider().quote(resolution.request(), count);
            if (quote.isEmpty()) {
                unpriced += count;
            } else {
                sum = sum.plus(priced(quote.get(), count));
            }
        }
        return sum;
    }

    private CostEstimate priced(Quote quote, int images) {
        if (oldest == null || quote.asOf().isBefore(oldest)) {
            oldest = quote.asOf();
        }
        if (quote.confidence() == Quote.Confidence.UNCONFIRMED) {
            unconfirmed += images;
        }
        CostEstimate once = quote.cost();
        if (terms.onUnknown() == UnknownOutcomePolicy.FAIL) {
            return once;
        }
        return new CostEstimate(once.low(), once.expected(), once.high().times(terms.attempts()));
    }
}
