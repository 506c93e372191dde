package dev.imagebatch.transform.grid;

/**
 * Which lines of an axis may be gutter, being of one given colour, and which are surely none, being mostly of others in
 * at least one tile. Some are neither.
 */
final class LineClassifier {

    private static final int FILLED_OF_100 = 25;
    private static final int PARTLY_OF_100 = 20;
    private static final int CLEARLY_OTHER = 30;
    private static final int PURE = 9;

    private final boolean[] filled;
    private final boolean[] partly;
    private final boolean[] pure;
    private final int[] guttersBefore;

    /** @param tiles how many tiles a line runs through */
    LineClassifier(PixelLines lines, int colour, int tiles) {
        this.filled = new boolean[lines.count()];
        this.partly = new boolean[lines.count()];
        this.pure = new boolean[lines.count()];
        this.guttersBefore = new int[lines.count() + 1];
        for (int i = 0; i < lines.count(); i++) {
            int[] line = lines.line(i);
            boolean gutter = GutterColours.isOf(colour, line, GutterColours.TOLERANCE);
            guttersBefore[i + 1] = guttersBefore[i] + (gutter ? 1 : 0);
            pure[i] = gutter && GutterColours.isOf(colour, line, PURE);
            int other = gutter ? 0 : otherOf100(line, colour, tiles);
            filled[i] = other >= FILLED_OF_100;
            partly[i] = other >= PARTLY_OF_100;
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

    /** A gutter line as sharp as where nothing was lost in writing. */
    boolean isPure(int line) {
        return pure[line];
    }

    /** Whether it is no gutter, though less surely. */
    boolean isPartlyFilled(int line) {
        return partly[line];
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

    /** The share of pixels that are clearly of other colours, in the tile that has most of them. */
    private static int otherOf100(int[] line, int colour, int tiles) {
        int most = 0;
        for (int tile = 0; tile < tiles; tile++) {
            int from = line.length * tile / tiles;
            int to = line.length * (tile + 1) / tiles;
            int other = 0;
            for (int i = from; i < to; i++) {
                other += ColourDistance.distance(line[i], colour) > CLEARLY_OTHER ? 1 : 0;
            }
            most = Math.max(most, 100 * other / (to - from));
        }
        return most;
    }
}
