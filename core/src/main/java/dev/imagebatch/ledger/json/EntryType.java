package dev.imagebatch.ledger.json;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of entries, as the field {@code type} names them. */
enum EntryType {
    ATTEMPT_STARTED,
    ATTEMPT_ENDED,
    ATTEMPT_SETTLED,
    IMAGE_STORED,
    ITEM_FAILED,
    IMAGE_BOUND,
    NUMBER_RESERVED,
    PROMPT_WRITTEN,
    ORIGINAL_DISCARDED,
    STEP_NOTED,
    DELETION_STARTED,
    IMAGE_DELETED;

    private static final Map<String, EntryType> BY_LABEL =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EntryType::label, Function.identity()));

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String label() {
        return label;
    }

    static @Nullable EntryType labelled(String label) {
        return BY_LABEL.get(label);
    }
}
