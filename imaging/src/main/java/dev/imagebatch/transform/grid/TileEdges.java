package dev.imagebatch.transform.grid;

import java.util.Optional;

/**
 * The edges of tiles along an axis for one assumed gutter width. A visible edge is used if it is at most one line from
 * the edge of an equal tile; a hidden edge is derived from the other side of its gutter. Not thread-safe.
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

    /**
     * Places the gutter after a tile.
     *
     * @param end the end of the tile if all tiles are equal
     */
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

    /** Returns the cut; empty if a line between the tiles is not gutter or the position of an edge is uncertain. */
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
     * Returns whether the visible edges determine the cut: both outer edges and at least one edge of each gutter must
     * be visible. If a gutter has only one visible edge, another one needs both, which gives the width.
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

    /** Returns whether a single tile has margins on both sides or on none; one margin alone may be part of the tile. */
    private boolean isFramed(AxisCut cut) {
        return (cut.starts()[0] > 0) == (cut.ends()[0] < kinds.count());
    }

    /**
     * Returns whether there are at least two gutters, of several lines each, in an image without margins. Their equal
     * width excludes blurred edges.
     */
    private boolean isCounted() {
        int last = ends.length - 1;
        return last > 1 && gutter > 2 && starts[0] == 0 && ends[last] == kinds.count();
    }

    /**
     * Returns whether the edges are free of JPEG blur and no gutter or margin is a single line. Tiles may differ by one
     * line, so a single line of the gutter's colour may belong to a tile.
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
