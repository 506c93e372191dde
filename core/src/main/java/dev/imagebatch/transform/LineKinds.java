package dev.imagebatch.transform;

/**
 * Which lines of an axis may be gutter, being of one given colour, and which are surely none, being mostly of others in
 * at least one tile. Some are neither.
 */
final class LineKinds {

    private static final int FILLED_OF_100 = 60;
    private static final int CLEARLY_OTHER = 40;

    private final boolean[] filled;
    private final int[] guttersBefore;

    /** @param tiles how many tiles a line runs through */
    LineKinds(Lines lines, int colour, int tiles) {
        this.filled = new boolean[lines.count()];
        this.guttersBefore = new int[lines.count() + 1];
        for (int i = 0; i < lines.count(); i++) {
            int[] line = lines.line(i);
            boolean gutter =
                    GutterColours.near(line, colour) * 1000L >= (long) GutterColours.SAME_OF_1000 * line.length;
            guttersBefore[i + 1] = guttersBefore[i] + (gutter ? 1 : 0);
            filled[i] = !gutter && isFilled(line, colour, tiles);
        }
    }

    int count() {
        return filled.length;
    }

    boolean isGutter(int line) {
        return areGutter(line, line + 1);
    }

    boolean areGutter(int from, int to) {
        return guttersBefore[to] - guttersBefore[from] == to - from;
    }

    boolean isFilled(int line) {
        return filled[line];
    }

    /** How many gutter lines there are before the first other one. */
    int leading() {
        int count = 0;
        while (count < count() && isGutter(count)) {
            count++;
        }
        return count;
    }

    /** How many gutter lines there are after the last other one. */
    int trailing() {
        int count = 0;
        while (count < count() && isGutter(count() - 1 - count)) {
            count++;
        }
        return count;
    }

    private static boolean isFilled(int[] line, int colour, int tiles) {
        for (int tile = 0; tile < tiles; tile++) {
            int from = line.length * tile / tiles;
            int to = line.length * (tile + 1) / tiles;
            int other = 0;
            for (int i = from; i < to; i++) {
                other += Colours.distance(line[i], colour) > CLEARLY_OTHER ? 1 : 0;
            }
            if (other * 100 >= FILLED_OF_100 * (to - from)) {
                return true;
            }
        }
        return false;
    }
}
