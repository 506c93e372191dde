package dev.imagebatch.provider;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's answer said beside the images.
 *
 * <p>Immutable and thread-safe; each {@code with…} method gives a changed copy.
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

    /** An answer that said nothing beside the images. */
    public static GenerationAnswer plain() {
        return PLAIN;
    }

    /** With the id by which the provider's support finds the call; its first word, of at most 200 characters. */
    public GenerationAnswer withRequestId(@Nullable String id) {
        return new GenerationAnswer(ReportedId.of(id), modelVersion, cost, rateLimit, withheld);
    }

    /** With the version of the model that really answered; cut and cleaned as the id is. */
    public GenerationAnswer withModelVersion(@Nullable String version) {
        return new GenerationAnswer(requestId, ReportedId.of(version), cost, rateLimit, withheld);
    }

    /** With what the call cost, by the usage that the provider reported. */
    public GenerationAnswer withCost(Money actual) {
        return new GenerationAnswer(requestId, modelVersion, actual, rateLimit, withheld);
    }

    /** With what the headers said about the quota. */
    public GenerationAnswer withRateLimit(RateLimit limit) {
        return new GenerationAnswer(requestId, modelVersion, cost, limit, withheld);
    }

    /** With the reason for which the image at {@code position} did not come. */
    public GenerationAnswer withheld(int position, Failure reason) {
        Map<Integer, Failure> more = new TreeMap<>(withheld);
        more.put(position, reason);
        return new GenerationAnswer(requestId, modelVersion, cost, rateLimit, Map.copyOf(more));
    }

    /** The id by which the provider's support finds the call. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** The version of the model that really answered. */
    public Optional<String> modelVersion() {
        return Optional.ofNullable(modelVersion);
    }

    /** What the call cost; empty means the expected price. */
    public Optional<Money> cost() {
        return Optional.ofNullable(cost);
    }

    /** What the headers said about the quota. */
    public RateLimit rateLimit() {
        return rateLimit;
    }

    /** Why images did not come, by position. */
    public Map<Integer, Failure> withheld() {
        return withheld;
    }
}
