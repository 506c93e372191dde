package dev.imagebatch.transform.codec.png;

import dev.imagebatch.transform.TransformException;

/** The filters of PNG rows, undone. */
final class PngFilter {

    private PngFilter() {}

    /**
     * Undoes a row's filter in place.
     *
     * @param step the bytes from a sample to the same one of the pixel to the left
     */
    static void undo(int filter, byte[] row, byte[] above, int step) throws TransformException {
        switch (filter) {
            case 0 -> {
                // The bytes are the samples.
            }
            case 1 -> left(row, step);
            case 2 -> up(row, above);
            case 3 -> average(row, above, step);
            case 4 -> paeth(row, above, step);
            default -> throw TransformException.damaged("it is damaged: its PNG has a filter that there is not");
        }
    }

    private static void left(byte[] row, int step) {
        for (int i = step; i < row.length; i++) {
            row[i] += row[i - step];
        }
    }

    private static void up(byte[] row, byte[] above) {
        for (int i = 0; i < row.length; i++) {
            row[i] += above[i];
        }
    }

    private static void average(byte[] row, byte[] above, int step) {
        for (int i = 0; i < row.length; i++) {
            int left = i < step ? 0 : row[i - step] & 0xFF;
            row[i] += (byte) ((left + (above[i] & 0xFF)) / 2);
        }
    }

    private static void paeth(byte[] row, byte[] above, int step) {
        for (int i = 0; i < row.length; i++) {
            int a = i < step ? 0 : row[i - step] & 0xFF;
            int c = i < step ? 0 : above[i - step] & 0xFF;
            row[i] += (byte) nearest(a, above[i] & 0xFF, c);
        }
    }

    private static int nearest(int a, int b, int c) {
        int toA = Math.abs(b - c);
        int toB = Math.abs(a - c);
        int toC = Math.abs(a + b - 2 * c);
        if (toA <= toB && toA <= toC) {
            return a;
        }
        return toB <= toC ? b : c;
    }
}
