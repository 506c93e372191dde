package dev.imagebatch.transform.grid;

/**
 * A classification of the lines of an axis for one gutter colour. Gutter lines consist of that colour; filled lines
 * consist largely of other colours in at least one tile. Some lines are neither.
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

    /** @param tiles the number of tiles that a line crosses */
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

    /** Returns whether a line is gutter without any blur of lossy compression. */
    boolean isPure(int line) {
        return pure[line];
    }

    /** Returns whether a line is filled, with a lower threshold than {@link #isFilled}. */
    boolean isPartlyFilled(int line) {
        return partly[line];
    }

    boolean isFilled(int line) {
        return filled[line];
    }

    /** Returns the number of gutter lines before the first other line. */
    int leading() {
        int count = 0;
        while (count < count() && isGutter(count)) {
            count++;
        }
        return count;
    }

    /** Returns the number of gutter lines after the last other line. */
    int trailing() {
        int count = 0;
        while (count < count() && isGutter(count() - 1 - count)) {
            count++;
        }
        return count;
    }

    /** Returns the percentage of pixels of clearly different colours, in the tile that has most of them. */
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
