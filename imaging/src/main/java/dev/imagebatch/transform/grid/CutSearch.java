package dev.imagebatch.transform.grid;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search along one axis for the only cut into equal tiles.
 *
 * <p>An edge is visible where a gutter line is adjacent to a filled line. Edges may be hidden by areas in the gutter's
 * colour; since tiles and gutters are equal, their positions follow from the visible edges.
 */
final class CutSearch {

    private static final int WIDEST_GUTTER = 32;
    private static final int WIDEST_SHARE = 24;
    private static final int SHORTEST_TILE = 8;

    private final LineClassifier kinds;
    private final int tiles;
    private final int widest;
    private @Nullable AxisCut best;
    private boolean ambiguous;

    CutSearch(LineClassifier kinds, int tiles) {
        this.kinds = kinds;
        this.tiles = tiles;
        this.widest = Math.max(WIDEST_GUTTER, kinds.count() / WIDEST_SHARE);
    }

    /** Returns the cut; empty if there is none or if several have the same evidence. */
    Optional<AxisCut> find() {
        int start = kinds.leading();
        int end = kinds.trailing();
        if (start > widest || end > widest) {
            return Optional.empty();
        }
        if (tiles == 1) {
            consider(start, end, 0);
        }
        for (int gutter = 1; tiles > 1 && gutter <= widest; gutter++) {
            consider(start, end, gutter);
        }
        return ambiguous ? Optional.empty() : Optional.ofNullable(best);
    }

    private void consider(int start, int end, int gutter) {
        long all = kinds.count() - start - end - (long) (tiles - 1) * gutter;
        if (all < (long) tiles * SHORTEST_TILE) {
            return;
        }
        TileEdges edges = new TileEdges(kinds, tiles, gutter);
        edges.outer(start, kinds.count() - end);
        for (int tile = 0; tile < tiles - 1; tile++) {
            edges.gutterAfter(tile, start + (int) ((all * (tile + 1) + tiles / 2) / tiles) + tile * gutter);
        }
        edges.cut().ifPresent(this::compare);
    }

    private void compare(AxisCut cut) {
        if (best == null || cut.isBetterThan(best)) {
            best = cut;
            ambiguous = false;
        } else if (!best.isBetterThan(cut) && !best.isSame(cut)) {
            ambiguous = true;
        }
    }
}
