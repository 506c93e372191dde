package dev.imagebatch.transform.grid;

import java.util.Optional;

/** A detector of seams: lines where tiles meet without a gutter and the image changes along the whole line. */
final class SeamDetector {

    private static final int STEP = 6;
    private static final int WITNESSES_OF_100 = 30;
    private static final int SURROUNDINGS = 12;
    private static final int[] NEAR = {0, -1, 1};

    private final PixelLines lines;

    SeamDetector(PixelLines lines) {
        this.lines = lines;
    }

    /** Returns a cut into equal tiles between two lines; empty if a seam between two tiles is missing. */
    Optional<AxisCut> cut(int start, int end, int tiles) {
        int[] starts = new int[tiles];
        int[] ends = new int[tiles];
        int doubts = 0;
        starts[0] = start;
        for (int i = 1; i < tiles; i++) {
            int expected = start + (int) (((long) (end - start) * i + tiles / 2) / tiles);
            int seam = seamAt(expected);
            if (seam < 0) {
                return Optional.empty();
            }
            starts[i] = seam;
            ends[i - 1] = seam;
            doubts += Math.abs(seam - expected);
        }
        ends[tiles - 1] = end;
        AxisCut cut = new AxisCut(starts, ends, 2 * tiles, doubts);
        return cut.isEven() ? Optional.of(cut) : Optional.empty();
    }

    /** Returns the seam at a line or next to it; -1 if there is none or other lines nearby are similarly clear. */
    private int seamAt(int expected) {
        int seam = -1;
        int most = 0;
        for (int step : NEAR) {
            int witnesses = witnesses(expected + step);
            if (witnesses > most) {
                most = witnesses;
                seam = expected + step;
            }
        }
        if (seam < 0 || most * 100 < WITNESSES_OF_100 * lines.line(seam).length) {
            return -1;
        }
        for (int line = seam - SURROUNDINGS; line <= seam + SURROUNDINGS; line++) {
            if (line != seam && 2 * witnesses(line) > most) {
                return -1;
            }
        }
        return seam;
    }

    /**
     * Returns the number of pixels that change more between a line and the previous one than between the adjacent
     * lines.
     */
    private int witnesses(int line) {
        if (line < 2 || line > lines.count() - 2) {
            return 0;
        }
        int count = 0;
        for (int i = 0; i < lines.line(line).length; i++) {
            int change = change(line, i);
            int around = Math.max(change(line - 1, i), change(line + 1, i));
            count += change > 2 * around + STEP ? 1 : 0;
        }
        return count;
    }

    private int change(int line, int i) {
        return ColourDistance.distance(lines.line(line - 1)[i], lines.line(line)[i]);
    }
}
