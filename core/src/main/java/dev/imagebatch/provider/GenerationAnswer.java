package dev.imagebatch.provider;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of a provider's answer besides the images.
 *
 * <p>Immutable and thread-safe; each {@code with...} method returns a changed copy.
 *
 * @since 0.1
 */
public final class GenerationAnswer {

    private static final GenerationAnswer PLAIN = new GenerationAnswer(null, null, null, RateLimit.unknown(), Map.of());

    private final @Nullable String requestId;
    private final @Nullable String modelVersion;
    private final @Nullable Money cost;
    private final RateLimit rateLimit;
    private final Map<Integer, Failure> withheld;

    private GenerationAnswer(
            @Nullable String requestId,
            @Nullable String modelVersion,
            @Nullable Money cost,
            RateLimit rateLimit,
            Map<Integer, Failure> withheld) {
        this.requestId = requestId;
        this.modelVersion = modelVersion;
        this.cost = cost;
        this.rateLimit = rateLimit;
        this.withheld = withheld;
    }

    /** Returns an answer without values. */
    public static GenerationAnswer plain() {
        return PLAIN;
    }

    /** Returns a copy with the provider's id of the call: the first word, at most 200 characters. */
    public GenerationAnswer withRequestId(@Nullable String id) {
        return new GenerationAnswer(ReportedId.of(id), modelVersion, cost, rateLimit, withheld);
    }

    /** Returns a copy with the version of the model that answered, shortened like the id. */
    public GenerationAnswer withModelVersion(@Nullable String version) {
        return new GenerationAnswer(requestId, ReportedId.of(version), cost, rateLimit, withheld);
    }

    /** Returns a copy with the cost of the call, computed from the usage that the provider reported. */
    public GenerationAnswer withCost(Money actual) {
        return new GenerationAnswer(
                requestId, modelVersion, Objects.requireNonNull(actual, "actual"), rateLimit, withheld);
    }

    /** Returns a copy with the quota as reported by the headers. */
    public GenerationAnswer withRateLimit(RateLimit limit) {
        return new GenerationAnswer(requestId, modelVersion, cost, Objects.requireNonNull(limit, "limit"), withheld);
    }

    /** Returns a copy with the reason for the missing image at {@code position}. */
    public GenerationAnswer withheld(int position, Failure reason) {
        Map<Integer, Failure> more = new TreeMap<>(withheld);
        more.put(position, Objects.requireNonNull(reason, "reason"));
        return new GenerationAnswer(requestId, modelVersion, cost, rateLimit, Map.copyOf(more));
    }

    /** Returns the provider's id of the call, for support requests. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** Returns the version of the model that answered. */
    public Optional<String> modelVersion() {
        return Optional.ofNullable(modelVersion);
    }

    /** Returns the cost of the call; empty means the expected price. */
    public Optional<Money> cost() {
        return Optional.ofNullable(cost);
    }

    /** Returns the quota as reported by the headers. */
    public RateLimit rateLimit() {
        return rateLimit;
    }

    /** Returns the reasons for missing images, by position. */
    public Map<Integer, Failure> withheld() {
        return withheld;
    }
}
