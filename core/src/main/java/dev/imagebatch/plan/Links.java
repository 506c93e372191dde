package dev.imagebatch.plan;

import dev.imagebatch.plan.Resolution.FieldProblem;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.ReferenceImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the pictures are that the specifications of a batch start from.
 *
 * <p>Holds only what is referred to. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Links {

    private static final Links NONE = new Links(Map.of(), null);

    private final Map<String, Parent> parents;
    private final OutputReference.@Nullable Opening bytes;

    /**
     * A specification that others start from.
     *
     * @param ordinal the place of its first item in the batch, or {@link #EARLIER_BATCH}
     * @param variants its images
     */
    record Parent(long ordinal, List<ItemKeys.Keys> variants) {

        static final long EARLIER_BATCH = -1;
    }

    /**
     * A specification whose references are found.
     *
     * @param specification the specification
     * @param problems why others are not
     */
    public record Linked(ImageSpecification specification, List<FieldProblem> problems) {}

    Links(Map<String, Parent> parents, OutputReference.@Nullable Opening bytes) {
        this.parents = Map.copyOf(parents);
        this.bytes = bytes;
    }

    /** No links: for a batch in which no picture starts from another one. */
    static Links none() {
        return NONE;
    }

    /** Whether the batch was read for links. */
    boolean isRead() {
        return bytes != null;
    }

    /** Whether pictures start from a specification's output. */
    boolean isParent(ImageSpecification specification) {
        return parents.containsKey(specification.id());
    }

    /** Whether a specification starts from an output. */
    static boolean isChild(ImageSpecification specification) {
        return specification.references().stream().anyMatch(OutputReference.class::isInstance);
    }

    /**
     * Finds the outputs that a specification starts from.
     *
     * @param specification the specification
     * @param ordinal the place of its first item in the batch
     */
    public Linked link(ImageSpecification specification, long ordinal) {
        if (!isChild(specification)) {
            return new Linked(specification, List.of());
        }
        List<ReferenceImage> references = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (ReferenceImage reference : specification.references()) {
            references.add(reference instanceof OutputReference output ? linked(output, ordinal, problems) : reference);
        }
        return new Linked(specification.toBuilder().references(references).build(), problems);
    }

    private ReferenceImage linked(OutputReference output, long ordinal, List<FieldProblem> problems) {
        Parent parent = parents.get(output.id());
        Optional<String> mistake = mistake(output, parent, ordinal);
        if (mistake.isPresent()) {
            problems.add(new FieldProblem("references", "\"" + output.name() + "\": " + mistake.get()));
            return output;
        }
        ItemKeys.Keys found = Objects.requireNonNull(parent).variants().get(output.variant());
        return output.linkedTo(new OutputReference.Link(found.picture(), found.item(), Objects.requireNonNull(bytes)));
    }

    private static Optional<String> mistake(OutputReference output, @Nullable Parent parent, long ordinal) {
        if (parent == null) {
            return Optional.of("no earlier specification of this batch has that id, and no image of the ledger");
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
