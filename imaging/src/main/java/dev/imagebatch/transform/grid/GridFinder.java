package dev.imagebatch.transform.grid;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the tiles of a grid. Rather none than wrong ones. Not thread-safe. */
public final class GridFinder {

    /**
     * Where tiles are.
     *
     * @param across columns of tiles
     * @param down rows of tiles
     */
    public record Found(Cut across, Cut down) {

        int evidence() {
            return across.evidence() + down.evidence();
        }

        boolean isSame(Found other) {
            return across.isSame(other.across) && down.isSame(other.down);
        }
    }

    private final Lines.Both lines;
    private final int rows;
    private final int columns;
    private @Nullable Found best;
    private boolean ambiguous;

    public GridFinder(BufferedImage picture, int rows, int columns) {
        this.lines = Lines.of(picture);
        this.rows = rows;
        this.columns = columns;
    }

    /** Empty if the tiles cannot be told, or could be told in two ways. */
    public Optional<Found> find() {
        List<LineKinds> acrossKinds = new ArrayList<>();
        List<LineKinds> downKinds = new ArrayList<>();
        for (int colour : GutterColours.in(lines)) {
            acrossKinds.add(new LineKinds(lines.columns(), colour, rows));
            downKinds.add(new LineKinds(lines.rows(), colour, columns));
        }
        for (int i = 0; i < acrossKinds.size(); i++) {
            Optional<Cut> across = axis(acrossKinds.get(i), lines.columns(), columns);
            Optional<Cut> down = axis(downKinds.get(i), lines.rows(), rows);
            if (across.isPresent() && down.isPresent()) {
                compare(new Found(across.get(), down.get()));
            }
        }
        if (ambiguous) {
            return Optional.empty();
        }
        return best != null ? Optional.of(best) : withoutGutters(acrossKinds, downKinds);
    }

    private static Optional<Cut> axis(LineKinds kinds, Lines axis, int tiles) {
        Optional<Cut> withGutters = new CutSearch(kinds, tiles).find();
        if (withGutters.isPresent() || tiles == 1) {
            return withGutters;
        }
        int start = kinds.leading();
        int end = kinds.count() - kinds.trailing();
        if (end - start < tiles || !kinds.isFilled(start) || !kinds.isFilled(end - 1)) {
            return Optional.empty();
        }
        return new Seams(axis).cut(start, end, tiles).filter(cut -> cut.isExact() && !isTouched(cut, kinds));
    }

    private Optional<Found> withoutGutters(List<LineKinds> acrossKinds, List<LineKinds> downKinds) {
        Optional<Cut> across = plain(lines.columns(), acrossKinds, columns);
        Optional<Cut> down = plain(lines.rows(), downKinds, rows);
        return across.isPresent() && down.isPresent()
                ? Optional.of(new Found(across.get(), down.get()))
                : Optional.empty();
    }

    private static Optional<Cut> plain(Lines axis, List<LineKinds> kinds, int tiles) {
        Optional<Cut> cut =
                tiles == 1 ? Optional.of(Cut.even(axis.count(), 1)) : new Seams(axis).cut(0, axis.count(), tiles);
        return cut.filter(found -> kinds.stream().noneMatch(kind -> isBordered(kind) || isTouched(found, kind)));
    }

    /** Lines of one colour at the border: they may be a margin. */
    private static boolean isBordered(LineKinds kinds) {
        return kinds.isGutter(0) || kinds.isGutter(kinds.count() - 1);
    }

    /** Lines of one colour at a seam: they may be a narrow gutter. */
    private static boolean isTouched(Cut cut, LineKinds kinds) {
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
