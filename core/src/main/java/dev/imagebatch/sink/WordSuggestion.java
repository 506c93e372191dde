package dev.imagebatch.sink;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant. */
final class WordSuggestion {

    private WordSuggestion() {}

    /** The known word nearest to the typed one, if it is near enough to be meant; capitals do not count. */
    static Optional<String> nearest(String typed, Collection<String> known) {
        String plain = typed.strip().toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(word -> distance(plain, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(plain, word)));
    }

    /** Insertions, deletions and changes that lead from one word to the other. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
