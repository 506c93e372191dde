package dev.imagebatch.cli;

import dev.imagebatch.text.WordSuggestion;
import java.util.List;

/** Hints at the attempts that an unknown attempt id probably meant. */
final class Suggestions {

    private static final int SHOWN = 3;

    private Suggestions() {}

    /** Returns the end of a message about an unknown attempt. */
    static String hint(String attempt, List<String> known) {
        if (known.isEmpty()) {
            return "; none may have been charged, so there is nothing to settle";
        }
        List<String> ranked = WordSuggestion.ranked(attempt, known);
        return "; of those that may have been charged, the nearest are: "
                + String.join(", ", ranked.subList(0, Math.min(SHOWN, ranked.size())));
    }
}
