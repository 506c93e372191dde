package dev.imagebatch.planning;

import dev.imagebatch.planning.Resolution.FieldProblem;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.UriReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The links from a batch's specifications to their inputs: written prompts and reference images.
 *
 * <p>Holds only the specifications that others start from. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OutputLinks {

    private final @Nullable Map<String, Parent> parents;
    private final PlanInputs inputs;

    /**
     * A specification that others start from.
     *
     * @param ordinal the place of its first item in the batch, or {@link #EARLIER_BATCH}
     * @param variants the keys of its images
     */
    record Parent(long ordinal, List<ItemKeys> variants) {

        static final long EARLIER_BATCH = -1;
    }

    /**
     * A specification with resolved inputs.
     *
     * @param specification the specification
     * @param problems the inputs that cannot be resolved
     */
    public record LinkedSpecification(ImageSpecification specification, List<FieldProblem> problems) {}

    private OutputLinks(@Nullable Map<String, Parent> parents, PlanInputs inputs) {
        this.parents = parents;
        this.inputs = inputs;
    }

    /** Returns the links to these specifications, by id. */
    static OutputLinks to(Map<String, Parent> parents, PlanInputs inputs) {
        return new OutputLinks(parents, inputs);
    }

    /** Returns the links of a batch without outputs as inputs, which need no reading of the batch. */
    static OutputLinks unread(PlanInputs inputs) {
        return new OutputLinks(null, inputs);
    }

    /** Returns whether the batch was read for links. */
    boolean isRead() {
        return parents != null;
    }

    /** Returns whether other specifications start from the output of this one. */
    boolean isParent(ImageSpecification specification) {
        return parents != null && parents.containsKey(specification.id());
    }

    /** Returns whether a specification starts from an output. */
    static boolean isChild(ImageSpecification specification) {
        for (ReferenceImage reference : specification.references()) {
            if (reference instanceof OutputReference) {
                return true;
            }
        }
        return false;
    }

    /**
     * Resolves the inputs of a specification, fetching the images of addresses that are not in the cache.
     *
     * @param specification the specification
     * @param ordinal the place of its first item in the batch
     * @throws IOException if the ledger cannot be read
     */
    public LinkedSpecification link(ImageSpecification specification, long ordinal) throws IOException {
        if (!isLinked(specification) && specification.promptWriter().isEmpty()) {
            return new LinkedSpecification(specification, List.of());
        }
        List<FieldProblem> problems = new ArrayList<>();
        ImageSpecification written = inputs.prompts().written(specification, problems);
        List<ReferenceImage> references = new ArrayList<>();
        for (ReferenceImage reference : specification.references()) {
            references.add(resolved(reference, ordinal, problems));
        }
        return new LinkedSpecification(
                written.toBuilder().references(references).build(), problems);
    }

    private static boolean isLinked(ImageSpecification specification) {
        for (ReferenceImage reference : specification.references()) {
            if (reference instanceof OutputReference || reference instanceof UriReference) {
                return true;
            }
        }
        return false;
    }

    private ReferenceImage resolved(ReferenceImage reference, long ordinal, List<FieldProblem> problems) {
        if (reference instanceof OutputReference output) {
            return linked(output, ordinal, problems);
        }
        return reference instanceof UriReference address ? fetched(address, problems) : reference;
    }

    private ReferenceImage fetched(UriReference address, List<FieldProblem> problems) {
        try {
            return ReferenceImage.ofFile(inputs.storage().fetch(address.uri())).as(address.role());
        } catch (IOException e) {
            problems.add(new FieldProblem("references", String.valueOf(e.getMessage())));
            return address;
        }
    }

    private ReferenceImage linked(OutputReference output, long ordinal, List<FieldProblem> problems) {
        Parent parent = parents == null ? null : parents.get(output.id());
        Optional<String> mistake = mistake(output, parent, ordinal);
        if (mistake.isPresent()) {
            problems.add(new FieldProblem("references", "\"" + output.name() + "\": " + mistake.get()));
            return output;
        }
        ItemKeys keys = Objects.requireNonNull(parent).variants().get(output.variant());
        return new LinkedReference(output, keys.picture(), keys.item(), inputs.storage());
    }

    private static Optional<String> mistake(OutputReference output, @Nullable Parent parent, long ordinal) {
        if (parent == null) {
            return Optional.of("no earlier specification of this batch and no image in the ledger has that id");
        }
        if (parent.ordinal() >= ordinal) {
            return Optional.of("a picture starts from an earlier specification; move that one before this one");
        }
        if (output.variant() >= parent.variants().size()) {
            return Optional.of("there are only " + parent.variants().size() + " variants, counted from 0");
        }
        return Optional.empty();
    }
}
