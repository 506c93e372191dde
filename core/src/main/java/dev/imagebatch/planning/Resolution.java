package dev.imagebatch.planning;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.Quota;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import java.util.ArrayList;
import java.util.List;

/**
 * A specification resolved to a request to one provider, with adjustments and problems.
 *
 * <p>Immutable and thread-safe.
 *
 * @param specification the specification
 * @param provider the provider
 * @param capabilities the capabilities of the model
 * @param request the request
 * @param warnings the differences between specification and request, each a sentence without a full stop
 * @param problems the reasons why the request cannot be made
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
     * A violation of a rule of the model or of the batch.
     *
     * @param field the field's name
     * @param message the fact, the rule and the value
     */
    public record FieldProblem(String field, String message) {}

    /** Copies the lists. */
    public Resolution {
        warnings = List.copyOf(warnings);
        problems = List.copyOf(problems);
    }

    /** Returns the model as {@code provider/model}. */
    public String modelName() {
        return request.provider() + "/" + request.model();
    }

    /** Returns the units of the model's quota that a call for {@code images} uses. */
    int units(int images) {
        Quota quota = capabilities.quota();
        return quota.units(images, request.references().size());
    }

    /** Returns the number of images of each call, in as few calls as the model allows. */
    List<Integer> calls(int images) {
        int most = Math.max(1, capabilities.maxImagesPerCall());
        if (images <= most) {
            return List.of(images);
        }
        List<Integer> calls = new ArrayList<>();
        for (int remaining = images; remaining > 0; remaining -= most) {
            calls.add(Math.min(remaining, most));
        }
        return calls;
    }

    Resolution withProblems(List<FieldProblem> more) {
        return more.isEmpty()
                ? this
                : new Resolution(
                        specification, provider, capabilities, request, warnings, joined(problems, more), rank);
    }

    /** Returns the same request with one more warning. */
    public Resolution withWarning(String warning) {
        List<String> all = joined(warnings, List.of(warning));
        return new Resolution(specification, provider, capabilities, request, all, problems, rank);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
