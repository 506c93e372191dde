package dev.imagebatch.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known name that was probably meant by an unknown one. */
final class Suggestion {

    private static final int MAX_LENGTH = 40;
    private static final int MAX_SLIPS = 2;
    private static final int LONG_NAME = 6;

    private Suggestion() {}

    /** The nearest name at most two slips away; letters' case is no slip. */
    static Optional<String> nearest(String name, List<String> known) {
        String best = "";
        int fewest = MAX_SLIPS + 1;
        for (String candidate : known) {
            int slips = slips(name, candidate);
            if (slips < fewest && slips < candidate.length()) {
                fewest = slips;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** The nearest name one slip away, or two from a long name; a name of one or two letters is never meant. */
    static Optional<String> slipOf(String name, List<String> known) {
        return nearest(
                        name,
                        known.stream()
                                .filter(candidate -> candidate.length() > 2)
                                .toList())
                .filter(candidate -> slips(name, candidate) <= (candidate.length() > LONG_NAME ? 2 : 1));
    }

    /** The Damerau-Levenshtein distance (of optimal string alignment), without regard to case. */
    private static int slips(String name, String candidate) {
        if (name.length() > MAX_LENGTH || Math.abs(name.strip().length() - candidate.length()) > MAX_SLIPS) {
            return MAX_SLIPS + 1;
        }
        String a = name.strip().toLowerCase(Locale.ROOT);
        String b = candidate.toLowerCase(Locale.ROOT);
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, distance);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] distance) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
        best = Math.min(best, distance[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
    }
}
