package dev.imagebatch.transform.grid;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A finder of the tiles of a grid. It returns no result rather than an uncertain one. Not thread-safe. */
public final class GridFinder {

    /**
     * The positions of the tiles.
     *
     * @param across the columns of tiles
     * @param down the rows of tiles
     */
    public record Found(AxisCut across, AxisCut down) {

        int evidence() {
            return across.evidence() + down.evidence();
        }

        boolean isSame(Found other) {
            return across.isSame(other.across) && down.isSame(other.down);
        }
    }

    private final PixelLines.Both lines;
    private final int rows;
    private final int columns;
    private @Nullable Found best;
    private boolean ambiguous;

    public GridFinder(BufferedImage picture, int rows, int columns) {
        this.lines = PixelLines.of(picture);
        this.rows = rows;
        this.columns = columns;
    }

    /** Returns the tiles; empty if there are none or the result is ambiguous. */
    public Optional<Found> find() {
        List<LineClassifier> acrossKinds = new ArrayList<>();
        List<LineClassifier> downKinds = new ArrayList<>();
        for (int colour : GutterColours.in(lines)) {
            acrossKinds.add(new LineClassifier(lines.columns(), colour, rows));
            downKinds.add(new LineClassifier(lines.rows(), colour, columns));
        }
        for (int i = 0; i < acrossKinds.size(); i++) {
            Optional<AxisCut> across = axis(acrossKinds.get(i), lines.columns(), columns);
            Optional<AxisCut> down = axis(downKinds.get(i), lines.rows(), rows);
            if (across.isPresent() && down.isPresent()) {
                compare(new Found(across.get(), down.get()));
            }
        }
        if (ambiguous) {
            return Optional.empty();
        }
        return best != null ? Optional.of(best) : withoutGutters(acrossKinds, downKinds);
    }

    private static Optional<AxisCut> axis(LineClassifier kinds, PixelLines axis, int tiles) {
        Optional<AxisCut> withGutters = new CutSearch(kinds, tiles).find();
        if (withGutters.isPresent() || tiles == 1) {
            return withGutters;
        }
        int start = kinds.leading();
        int end = kinds.count() - kinds.trailing();
        if (end - start < tiles || !kinds.isFilled(start) || !kinds.isFilled(end - 1)) {
            return Optional.empty();
        }
        return new SeamDetector(axis).cut(start, end, tiles).filter(cut -> cut.isExact() && !isTouched(cut, kinds));
    }

    private Optional<Found> withoutGutters(List<LineClassifier> acrossKinds, List<LineClassifier> downKinds) {
        Optional<AxisCut> across = plain(lines.columns(), acrossKinds, columns);
        Optional<AxisCut> down = plain(lines.rows(), downKinds, rows);
        return across.isPresent() && down.isPresent()
                ? Optional.of(new Found(across.get(), down.get()))
                : Optional.empty();
    }

    private static Optional<AxisCut> plain(PixelLines axis, List<LineClassifier> kinds, int tiles) {
        Optional<AxisCut> cut = tiles == 1
                ? Optional.of(AxisCut.even(axis.count(), 1))
                : new SeamDetector(axis).cut(0, axis.count(), tiles);
        return cut.filter(found -> kinds.stream().noneMatch(kind -> isBordered(kind) || isTouched(found, kind)));
    }

    /** Returns whether there are lines of one colour at the border, which may be a margin. */
    private static boolean isBordered(LineClassifier kinds) {
        return kinds.isGutter(0) || kinds.isGutter(kinds.count() - 1);
    }

    /** Returns whether there are lines of one colour at a seam, which may be a narrow gutter. */
    private static boolean isTouched(AxisCut cut, LineClassifier kinds) {
        for (int i = 1; i < cut.count(); i++) {
            if (kinds.isGutter(cut.starts()[i]) || kinds.isGutter(cut.starts()[i] - 1)) {
                return true;
            }
        }
        return false;
    }

    private void compare(Found found) {
        if (best == null || found.evidence() > best.evidence()) {
            best = found;
            ambiguous = false;
        } else if (found.evidence() == best.evidence() && !found.isSame(best)) {
            ambiguous = true;
        }
    }
}
