package dev.imagebatch.plan;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider or model that is asked instead, for images whose first one failed in a declared way.
 *
 * <p>Unless said otherwise it answers the failures that ended the first one for the whole batch, and those for which it
 * refused the image: {@code UNREACHABLE}, {@code UNAUTHORIZED}, {@code OUT_OF_CREDIT}, {@code DAILY_QUOTA}, {@code
 * MODEL_UNAVAILABLE}, {@code CONTENT_REJECTED}, {@code INVALID_REQUEST}. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Fallback {

    private static final Set<FailureKind> USUAL = Collections.unmodifiableSet(EnumSet.of(
            FailureKind.UNREACHABLE,
            FailureKind.UNAUTHORIZED,
            FailureKind.OUT_OF_CREDIT,
            FailureKind.DAILY_QUOTA,
            FailureKind.MODEL_UNAVAILABLE,
            FailureKind.CONTENT_REJECTED,
            FailureKind.INVALID_REQUEST));
    private static final Set<FailureKind> OURS = Collections.unmodifiableSet(EnumSet.of(
            FailureKind.BUDGET_EXHAUSTED,
            FailureKind.PARENT_FAILED,
            FailureKind.TRANSFORM_FAILED,
            FailureKind.SINK_FAILED,
            FailureKind.BIND_FAILED,
            FailureKind.CANCELLED));

    private final String provider;
    private final @Nullable String model;
    private final Set<FailureKind> kinds;

    private Fallback(String provider, @Nullable String model, Set<FailureKind> kinds) {
        this.provider = provider;
        this.model = model;
        this.kinds = kinds;
    }

    /** A provider, with its usual model. */
    public static Fallback to(String provider) {
        return new Fallback(provider, null, USUAL);
    }

    /** A copy with a model. */
    public Fallback withModel(String name) {
        return new Fallback(provider, name, kinds);
    }

    /**
     * A copy that answers these failures alone. What may have been charged by the first provider is then paid for once
     * more.
     *
     * @throws IllegalArgumentException if there are none, or one that no other provider could mend
     */
    public Fallback on(FailureKind... failures) {
        Set<FailureKind> answered = EnumSet.noneOf(FailureKind.class);
        answered.addAll(List.of(failures));
        if (answered.isEmpty() || !Collections.disjoint(answered, OURS)) {
            throw new IllegalArgumentException("a fallback answers failures of a provider, not " + answered);
        }
        return new Fallback(provider, model, Collections.unmodifiableSet(answered));
    }

    /** The provider's name. */
    public String provider() {
        return provider;
    }

    /** The model, if not the provider's usual one. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** The failures that it answers. */
    public Set<FailureKind> kinds() {
        return kinds;
    }

    /** Whether the first provider may have charged for a failure that this answers. */
    public boolean mayBePaidTwice() {
        return kinds.stream().anyMatch(kind -> kind.charged() != Charged.NO);
    }

    @Override
    public String toString() {
        return provider + (model == null ? "" : "/" + model) + " on " + kinds;
    }
}
