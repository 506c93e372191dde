package dev.imagebatch.transform.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The candidate colours of gutters, taken from lines of a single colour. */
final class GutterColours {

    /** The maximum distance between pixels that count as the same colour. */
    static final int TOLERANCE = 20;

    /** The maximum number of other pixels per thousand in a line of one colour. */
    private static final int OTHERS_OF_1000 = 15;

    private static final int MOST = 8;

    private GutterColours() {}

    static List<Integer> in(PixelLines.Both lines) {
        List<Integer> colours = new ArrayList<>();
        add(lines.columns(), colours);
        add(lines.rows(), colours);
        return colours;
    }

    private static void add(PixelLines lines, List<Integer> colours) {
        for (int i = 0; i < lines.count() && colours.size() < MOST; i++) {
            int[] line = lines.line(i);
            if (isOf(line[line.length / 2], line, 2 * TOLERANCE)) {
                addIfNew(line, colours);
            }
        }
    }

    private static void addIfNew(int[] line, List<Integer> colours) {
        int colour = median(line);
        boolean known = colours.stream().anyMatch(other -> ColourDistance.distance(other, colour) <= TOLERANCE / 2);
        if (!known && isOf(colour, line, TOLERANCE)) {
            colours.add(colour);
        }
    }

    /** Returns whether a line has a colour, except for a few pixels. */
    static boolean isOf(int colour, int[] line, int tolerance) {
        int others = line.length * OTHERS_OF_1000 / 1000;
        for (int pixel : line) {
            if (ColourDistance.distance(pixel, colour) > tolerance && --others < 0) {
                return false;
            }
        }
        return true;
    }

    private static int median(int[] line) {
        int colour = 0;
        int[] samples = new int[line.length];
        for (int shift = 0; shift <= 24; shift += 8) {
            for (int i = 0; i < line.length; i++) {
                samples[i] = line[i] >> shift & 0xFF;
            }
            Arrays.sort(samples);
            colour |= samples[samples.length / 2] << shift;
        }
        return colour;
    }
}
