package dev.imagebatch.transform.grid;

import java.util.Arrays;

/**
 * The positions of the tiles along one axis.
 *
 * @param starts the first line of each tile
 * @param ends the line after the last line of each tile
 * @param evidence the number of visible edges
 * @param doubts the total distance in lines between the edges and the edges of equal tiles
 */
public record AxisCut(int[] starts, int[] ends, int evidence, int doubts) {

    public int count() {
        return starts.length;
    }

    boolean isEven() {
        int smallest = Integer.MAX_VALUE;
        int largest = 0;
        for (int i = 0; i < starts.length; i++) {
            smallest = Math.min(smallest, ends[i] - starts[i]);
            largest = Math.max(largest, ends[i] - starts[i]);
        }
        return smallest >= 1 && largest - smallest <= 1;
    }

    /** Returns whether all tiles have the same length. */
    boolean isExact() {
        for (int i = 1; i < starts.length; i++) {
            if (ends[i] - starts[i] != ends[0] - starts[0]) {
                return false;
            }
        }
        return true;
    }

    boolean isSame(AxisCut other) {
        return Arrays.equals(starts, other.starts) && Arrays.equals(ends, other.ends);
    }

    /** Returns whether this cut has more evidence or, with equal evidence, tiles that are closer to equal. */
    boolean isBetterThan(AxisCut other) {
        return evidence != other.evidence ? evidence > other.evidence : doubts < other.doubts;
    }

    /** Returns a cut of the whole axis into equal parts. */
    public static AxisCut even(int length, int count) {
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = (int) ((long) length * i / count);
            ends[i] = (int) ((long) length * (i + 1) / count);
        }
        return new AxisCut(starts, ends, 0, 0);
    }
}
