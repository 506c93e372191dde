package dev.imagebatch.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Suggestions of known words for a misspelt one. Case does not count. */
public final class WordSuggestion {

    private static final int MAX_LENGTH = 60;
    private static final int LONG_WORD = 6;

    private WordSuggestion() {}

    /** Returns the known word that is one typing mistake away, or two if it has more than six letters. */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        return ranked(typed, known).stream().findFirst().filter(word -> isNear(typed, word));
    }

    /** Returns the known words, nearest first. */
    public static List<String> ranked(String typed, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(word -> distance(typed, word)))
                .toList();
    }

    private static boolean isNear(String typed, String word) {
        return distance(typed, word) <= Math.min(word.length() - 1, word.length() > LONG_WORD ? 2 : 1);
    }

    /** Counts inserted, missing, changed and swapped letters (optimal string alignment). */
    private static int distance(String typed, String word) {
        String a = plain(typed);
        String b = plain(word);
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, distance);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] distance) {
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(distance[i - 1][j - 1] + changed, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        boolean isSwapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
    }

    /** Cut, since a typed word may be a whole file. */
    private static String plain(String word) {
        String stripped = word.strip().toLowerCase(Locale.ROOT);
        return stripped.length() <= MAX_LENGTH ? stripped : stripped.substring(0, MAX_LENGTH);
    }
}
