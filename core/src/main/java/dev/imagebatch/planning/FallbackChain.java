package dev.imagebatch.planning;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.plan.Fallback;
import dev.imagebatch.spec.ImageSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is asked for an image, one after another: the specification's own provider, then the fallbacks in the order in
 * which they were declared.
 *
 * <p>Deterministic and thread-safe.
 *
 * @since 0.1
 */
public final class FallbackChain {

    private final RequestResolver resolver;
    private final List<Fallback> fallbacks;

    /**
     * Routes of one batch.
     *
     * @throws IllegalArgumentException if a fallback names a provider that the batch has not
     */
    public FallbackChain(RequestResolver resolver, List<Fallback> fallbacks) {
        this.resolver = resolver;
        this.fallbacks = List.copyOf(fallbacks);
        fallbacks.forEach(fallback -> resolver.require(fallback.provider()));
    }

    /** What a specification's own provider is asked for. */
    public Resolution first(ImageSpecification specification) {
        return resolver.resolve(specification);
    }

    /** A fallback that an image can take. */
    record Alternative(Fallback fallback, Resolution resolution) {}

    /** Who may be asked instead of the first one, with what cannot be asked of them as problems; a list to be changed. */
    List<Alternative> alternatives(Resolution first) {
        List<Alternative> all = new ArrayList<>();
        for (int rank = 1; rank <= fallbacks.size(); rank++) {
            Resolution other = at(first, rank);
            if (!other.modelName().equals(first.modelName())) {
                all.add(new Alternative(fallbacks.get(rank - 1), other));
            }
        }
        return all;
    }

    /**
     * Who is asked next for an image; empty if nobody is.
     *
     * @param failed what was asked for last
     * @param kind why it failed
     */
    public Optional<Resolution> after(Resolution failed, FailureKind kind) {
        for (int rank = failed.rank() + 1; rank <= fallbacks.size(); rank++) {
            if (fallbacks.get(rank - 1).kinds().contains(kind)) {
                Resolution next = at(failed, rank);
                if (next.problems().isEmpty() && !next.modelName().equals(failed.modelName())) {
                    return Optional.of(next.withWarning("asked of " + next.modelName() + ", since " + failed.modelName()
                            + " failed (" + kind + ")"));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whom an image is asked of when a run takes it up: who was asked for it last, or the next one where that one
     * refused; empty if it is not to be made.
     *
     * @param first the specification's own provider
     * @param standing how it stands
     */
    public Optional<Resolution> start(Resolution first, NextStep standing) {
        if (standing instanceof NextStep.ToMake unmade) {
            return Optional.of(goingOn(first, unmade.lastAsked()));
        }
        if (standing instanceof NextStep.Refused refused && !fallbacks.isEmpty()) {
            Resolution last = goingOn(first, Optional.of(refused.asked()));
            return after(last, refused.failure().kind());
        }
        return Optional.empty();
    }

    private Resolution goingOn(Resolution first, Optional<NextStep.Asked> asked) {
        if (asked.isEmpty() || fallbacks.isEmpty() || asked.get().matches(first.request())) {
            return first;
        }
        return alternatives(first).stream()
                .map(Alternative::resolution)
                .filter(other -> other.problems().isEmpty() && asked.get().matches(other.request()))
                .findFirst()
                .orElse(first);
    }

    private Resolution at(Resolution first, int rank) {
        return resolver.resolve(first.specification(), fallbacks.get(rank - 1), rank);
    }
}
