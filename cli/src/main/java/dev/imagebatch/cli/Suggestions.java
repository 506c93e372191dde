package dev.imagebatch.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The words that were probably meant by one that is not known. */
final class Suggestions {

    private static final int SHOWN = 3;

    private Suggestions() {}

    /** The end of a message about an unknown word. */
    static String hint(String word, List<String> known) {
        if (known.isEmpty()) {
            return "; none may have been charged, so there is nothing to settle";
        }
        String nearest = known.stream()
                .sorted(Comparator.comparingInt(other -> distance(word, other)))
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return "; of those that may have been charged, the nearest are: " + nearest;
    }

    /** How many characters must be changed, added or left out. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
