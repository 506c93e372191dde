package dev.imagebatch.planning;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import java.util.ArrayList;
import java.util.List;

/**
 * A specification as its provider will be asked for it, with what had to be changed and what makes it impossible.
 *
 * <p>Immutable and thread-safe.
 *
 * @param specification what was asked for
 * @param provider who is asked
 * @param capabilities what the model takes
 * @param request what is asked
 * @param warnings what differs from what was asked for, each a sentence without a full stop
 * @param problems why it cannot be asked
 * @param rank 0 for the specification's own provider, from 1 for the fallbacks in their order
 * @since 0.1
 */
public record Resolution(
        ImageSpecification specification,
        ImageProvider provider,
        ModelCapabilities capabilities,
        ImageRequest request,
        List<String> warnings,
        List<FieldProblem> problems,
        int rank) {

    /**
     * A rule of the model or the batch that a specification breaks.
     *
     * @param field the field's name
     * @param message what is wrong, the rule, the value
     */
    public record FieldProblem(String field, String message) {}

    /** Copies the lists. */
    public Resolution {
        warnings = List.copyOf(warnings);
        problems = List.copyOf(problems);
    }

    /** The provider's model, as {@code provider/model}. */
    public String modelName() {
        return request.provider() + "/" + request.model();
    }

    Resolution withProblems(List<FieldProblem> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<FieldProblem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new Resolution(specification, provider, capabilities, request, warnings, all, rank);
    }

    Resolution withWarning(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new Resolution(specification, provider, capabilities, request, more, problems, rank);
    }
}
