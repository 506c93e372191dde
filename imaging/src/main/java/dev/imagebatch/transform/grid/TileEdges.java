package dev.imagebatch.transform.grid;

import java.util.Optional;

/**
 * The edges of tiles along an axis, as one hypothesis has them: visible ones are where they are seen, at most a line from
 * where equal tiles would have them; a hidden one is found from the other side of its gutter. Not thread-safe.
 */
final class TileEdges {

    private static final int[] NEAR = {0, -1, 1};

    private final LineClassifier kinds;
    private final int gutter;
    private final int[] starts;
    private final int[] ends;
    private int doubts;

    TileEdges(LineClassifier kinds, int tiles, int gutter) {
        this.kinds = kinds;
        this.gutter = gutter;
        this.starts = new int[tiles];
        this.ends = new int[tiles];
        this.ends[tiles - 1] = kinds.count();
    }

    void outer(int start, int end) {
        starts[0] = start;
        ends[ends.length - 1] = end;
    }

    /** Places the gutter after a tile, which equal tiles would have end here. */
    void gutterAfter(int tile, int end) {
        int visibleEnd = near(end, false);
        int visibleStart = near(end + gutter, true);
        if (visibleEnd < 0) {
            visibleEnd = visibleStart < 0 ? end : visibleStart - gutter;
        }
        if (visibleStart < 0) {
            visibleStart = visibleEnd + gutter;
        }
        ends[tile] = visibleEnd;
        starts[tile + 1] = visibleStart;
        doubts += Math.abs(visibleEnd - end) + Math.abs(visibleStart - end - gutter);
    }

    /** The cut, if all between the tiles is gutter, and nothing is left to guess. */
    Optional<AxisCut> cut() {
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] - ends[i - 1] != gutter || !kinds.areGutter(ends[i - 1], starts[i])) {
                return Optional.empty();
            }
        }
        AxisCut cut = new AxisCut(starts, ends, visible(), doubts);
        return cut.isEven() && isCertain(cut) ? Optional.of(cut) : Optional.empty();
    }

    private int visible() {
        int count = 0;
        for (int i = 0; i < starts.length; i++) {
            count += isVisibleStart(starts[i]) ? 1 : 0;
            count += isVisibleEnd(ends[i]) ? 1 : 0;
        }
        return count;
    }

    /**
     * Whether both outer edges are visible, at least one edge of each gutter, and both of one where another has but one:
     * that tells how wide they are.
     */
    private boolean isCertain(AxisCut cut) {
        int last = ends.length - 1;
        boolean hidden = !isVisibleStart(starts[0]) || !isVisibleEnd(ends[last]);
        int half = 0;
        for (int i = 1; i < starts.length; i++) {
            boolean start = isVisibleStart(starts[i]);
            boolean end = isVisibleEnd(ends[i - 1]);
            hidden |= !start && !end;
            half += start && end ? 0 : 1;
        }
        boolean widthKnown = half == 0 || half < last;
        return !hidden
                && widthKnown
                && (last == 0 ? isFramed(cut) : cut.isExact() || isSharp() || (half == 0 && isCounted()));
    }

    /** Of a single tile nothing is known but its border: a margin on one side only may be a part of it. */
    private boolean isFramed(AxisCut cut) {
        return (cut.starts()[0] > 0) == (cut.ends()[0] < kinds.count());
    }

    /** Two gutters or more that are equally wide, in a picture without margins: a blurred edge would show. */
    private boolean isCounted() {
        int last = ends.length - 1;
        return last > 1 && gutter > 2 && starts[0] == 0 && ends[last] == kinds.count();
    }

    /**
     * Tiles may differ by a line, but then a line of the gutter's colour may also be the tile's: only gutters and margins of
     * several lines count, and only without the blur of JPEG.
     */
    private boolean isSharp() {
        int last = ends.length - 1;
        boolean sharp = gutter > 1 && starts[0] != 1 && ends[last] != kinds.count() - 1;
        for (int i = 0; i <= last; i++) {
            sharp &= starts[i] == 0 || kinds.isPure(starts[i] - 1);
            sharp &= ends[i] == kinds.count() || kinds.isPure(ends[i]);
        }
        return sharp;
    }

    private int near(int line, boolean start) {
        for (int step : NEAR) {
            if (start ? isVisibleStart(line + step) : isVisibleEnd(line + step)) {
                return line + step;
            }
        }
        return -1;
    }

    private boolean isVisibleStart(int line) {
        if (line == 0) {
            return kinds.isPartlyFilled(0);
        }
        return line < kinds.count() && line > 0 && kinds.isGutter(line - 1) && kinds.isFilled(line);
    }

    private boolean isVisibleEnd(int line) {
        if (line == kinds.count()) {
            return kinds.isPartlyFilled(line - 1);
        }
        return line > 0 && line < kinds.count() && kinds.isGutter(line) && kinds.isFilled(line - 1);
    }
}
