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
 * What the specifications of a batch start from: the words that were written for them, and where other pictures are.
 *
 * <p>Holds only what is referred to. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OutputLinks {

    private final @Nullable Map<String, Parent> parents;
    private final StoredImageLookup storage;
    private final PromptBriefs prompts;

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

    private OutputLinks(@Nullable Map<String, Parent> parents, Planner.Inputs inputs) {
        this.parents = parents;
        this.storage = inputs.storage();
        this.prompts = inputs.prompts();
    }

    /** What the specifications are that others of a batch start from. */
    static OutputLinks to(Map<String, Parent> parents, Planner.Inputs inputs) {
        return new OutputLinks(Map.copyOf(parents), inputs);
    }

    /** Links of a batch that was not read for them, and in which no picture starts from another one's output. */
    static OutputLinks unread(Planner.Inputs inputs) {
        return new OutputLinks(null, inputs);
    }

    /** Whether the batch was read for links. */
    boolean isRead() {
        return parents != null;
    }

    /** Whether pictures start from a specification's output. */
    boolean isParent(ImageSpecification specification) {
        return parents != null && parents.containsKey(specification.id());
    }

    /** Whether a specification starts from an output. */
    static boolean isChild(ImageSpecification specification) {
        for (ReferenceImage reference : specification.references()) {
            if (reference instanceof OutputReference) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds the words that were written for a specification, and the pictures that it starts from; those of addresses are
     * fetched unless they are kept already.
     *
     * @param specification the specification
     * @param ordinal the place of its first item in the batch
     * @throws IOException if the ledger cannot be read
     */
    public Linked link(ImageSpecification specification, long ordinal) throws IOException {
        if (!isLinked(specification) && specification.promptWriter().isEmpty()) {
            return new Linked(specification, List.of());
        }
        List<FieldProblem> problems = new ArrayList<>();
        ImageSpecification written = prompts.written(specification, problems);
        List<ReferenceImage> references = new ArrayList<>();
        for (ReferenceImage reference : specification.references()) {
            references.add(found(reference, ordinal, problems));
        }
        return new Linked(written.toBuilder().references(references).build(), problems);
    }

    private static boolean isLinked(ImageSpecification specification) {
        for (ReferenceImage reference : specification.references()) {
            if (reference instanceof OutputReference || reference instanceof UriReference) {
                return true;
            }
        }
        return false;
    }

    private ReferenceImage found(ReferenceImage reference, long ordinal, List<FieldProblem> problems) {
        if (reference instanceof OutputReference output) {
            return linked(output, ordinal, problems);
        }
        return reference instanceof UriReference address ? fetched(address, problems) : reference;
    }

    private ReferenceImage fetched(UriReference address, List<FieldProblem> problems) {
        try {
            return ReferenceImage.ofFile(storage.fetch(address.uri())).as(address.role());
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
        ItemKeys.Keys found = Objects.requireNonNull(parent).variants().get(output.variant());
        return output.linkedTo(new OutputReference.Link(found.picture(), found.item(), storage));
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
