package dev.imagebatch.plan;

import dev.imagebatch.provider.Capabilities;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
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
 * @since 0.1
 */
public record Resolution(
        ImageSpecification specification,
        ImageProvider provider,
        Capabilities capabilities,
        ImageRequest request,
        List<String> warnings,
        List<FieldProblem> problems) {

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
}
