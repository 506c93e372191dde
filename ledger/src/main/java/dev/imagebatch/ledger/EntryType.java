package dev.imagebatch.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of ledger entries. A {@code switch} over all of them fails to compile when a type is added.
 *
 * @since 0.1
 */
public enum EntryType {
    /** An {@link AttemptStarted}. */
    ATTEMPT_STARTED("attempt-started"),
    /** An {@link AttemptEnded}. */
    ATTEMPT_ENDED("attempt-ended"),
    /** An {@link AttemptSettled}. */
    ATTEMPT_SETTLED("attempt-settled"),
    /** An {@link ImageStored}. */
    IMAGE_STORED("image-stored"),
    /** An {@link ItemFailed}. */
    ITEM_FAILED("item-failed"),
    /** An {@link ImageBound}. */
    IMAGE_BOUND("image-bound"),
    /** A {@link NumberReserved}. */
    NUMBER_RESERVED("number-reserved"),
    /** A {@link PromptWritten}. */
    PROMPT_WRITTEN("prompt-written"),
    /** An {@link OriginalDiscarded}. */
    ORIGINAL_DISCARDED("original-discarded"),
    /** A {@link StepCompleted}. */
    STEP_COMPLETED("step-noted"),
    /** A {@link DeletionStarted}. */
    DELETION_STARTED("deletion-started"),
    /** An {@link ImageDeleted}. */
    IMAGE_DELETED("image-deleted");

    private static final Map<String, EntryType> BY_LABEL =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EntryType::label, Function.identity()));

    private final String label;

    EntryType(String label) {
        this.label = label;
    }

    /** Returns the value of the JSON field {@code type}, which never changes. */
    public String label() {
        return label;
    }

    /** Returns the type with a label; empty if this version has none. */
    public static Optional<EntryType> labelled(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }
}
