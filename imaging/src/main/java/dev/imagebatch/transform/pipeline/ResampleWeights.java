package dev.imagebatch.transform.pipeline;

/** The weights of an axis' pixels in each pixel of the scaled axis. */
final class ResampleWeights {

    private final int[] first;
    private final float[][] weights;

    ResampleWeights(int from, int to) {
        this.first = new int[to];
        this.weights = new float[to][];
        double scale = (double) from / to;
        for (int i = 0; i < to; i++) {
            if (scale > 1) {
                area(i, i * scale, Math.min(from, (i + 1) * scale));
            } else {
                between(i, (i + 0.5) * scale - 0.5, from - 1);
            }
        }
    }

    int first(int index) {
        return first[index];
    }

    float[] of(int index) {
        return weights[index];
    }

    private void area(int index, double start, double end) {
        int from = (int) start;
        int to = Math.max(from + 1, (int) Math.ceil(end - 1e-9));
        first[index] = from;
        weights[index] = new float[to - from];
        for (int i = from; i < to; i++) {
            double covered = Math.min(end, i + 1) - Math.max(start, i);
            weights[index][i - from] = (float) (covered / (end - start));
        }
    }

    private void between(int index, double place, int last) {
        double within = Math.min(last, Math.max(0, place));
        int from = Math.min((int) within, Math.max(0, last - 1));
        float second = (float) (within - from);
        first[index] = from;
        weights[index] = last == 0 || second == 0 ? new float[] {1} : new float[] {1 - second, second};
    }
}
