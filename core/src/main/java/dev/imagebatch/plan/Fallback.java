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
 * A provider or model that is asked for an image after another one failed.
 *
 * <p>By default it is used after failures that ended the other provider for the whole batch, and after refusals of the
 * image: {@code UNREACHABLE}, {@code UNAUTHORIZED}, {@code OUT_OF_CREDIT}, {@code DAILY_QUOTA}, {@code
 * MODEL_UNAVAILABLE}, {@code CONTENT_REJECTED}, {@code INVALID_REQUEST}. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Fallback {

    private static final Set<FailureKind> DEFAULT_KINDS = Collections.unmodifiableSet(EnumSet.of(
            FailureKind.UNREACHABLE,
            FailureKind.UNAUTHORIZED,
            FailureKind.OUT_OF_CREDIT,
            FailureKind.DAILY_QUOTA,
            FailureKind.MODEL_UNAVAILABLE,
            FailureKind.CONTENT_REJECTED,
            FailureKind.INVALID_REQUEST));
    private static final Set<FailureKind> NOT_OF_PROVIDERS = Collections.unmodifiableSet(EnumSet.of(
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

    /** Returns a fallback to a provider with its default model. */
    public static Fallback to(String provider) {
        return new Fallback(provider, null, DEFAULT_KINDS);
    }

    /** Returns a copy with a model. */
    public Fallback withModel(String name) {
        return new Fallback(provider, name, kinds);
    }

    /**
     * Returns a copy that is used after these failures only. Calls that the other provider may have charged are then paid
     * for again.
     *
     * @throws IllegalArgumentException if there are no failures, or one that no other provider can avoid
     */
    public Fallback on(FailureKind... failures) {
        Set<FailureKind> answered = EnumSet.noneOf(FailureKind.class);
        answered.addAll(List.of(failures));
        if (answered.isEmpty() || !Collections.disjoint(answered, NOT_OF_PROVIDERS)) {
            throw new IllegalArgumentException("a fallback answers failures of a provider only: " + answered);
        }
        return new Fallback(provider, model, Collections.unmodifiableSet(answered));
    }

    /** Returns the provider's name. */
    public String provider() {
        return provider;
    }

    /** Returns the model; empty for the provider's default model. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** Returns the failures after which the fallback is used. */
    public Set<FailureKind> kinds() {
        return kinds;
    }

    /** Returns whether the other provider may have charged a call that the fallback repeats. */
    public boolean mayBePaidTwice() {
        return kinds.stream().anyMatch(kind -> kind.charged() != Charged.NO);
    }

    @Override
    public String toString() {
        return provider + (model == null ? "" : "/" + model) + " on " + kinds;
    }
}
