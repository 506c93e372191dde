package dev.imagebatch.transform.codec.png;

import dev.imagebatch.transform.TransformException;

/** Turns the stored samples of a PNG into red, green, blue and alpha of 8 or 16 bits. */
final class PngSamples {

    private final PngLayout layout;
    private final int depth;
    private final int bands;
    private final int most;
    private final byte[] palette;
    private final byte[] transparency;

    PngSamples(PngFile file) {
        this.layout = file.layout();
        this.depth = layout.depth();
        this.bands = file.bands();
        this.most = depth == 16 ? 0xFFFF : 0xFF;
        this.palette = file.palette();
        this.transparency = file.transparency();
    }

    /** Reads the pixel of an index in a row into a line, at an offset. */
    void read(byte[] row, int index, int[] line, int at) throws TransformException {
        switch (layout.colour()) {
            case PngLayout.PALETTE -> indexed(sample(row, index), line, at);
            case PngLayout.GREY, PngLayout.GREY_ALPHA -> grey(row, index, line, at);
            default -> colour(row, index, line, at);
        }
    }

    private void indexed(int entry, int[] line, int at) throws TransformException {
        if (entry * 3 >= palette.length) {
            throw TransformException.damaged("it is damaged: its PNG palette has no colour " + entry);
        }
        for (int band = 0; band < 3; band++) {
            line[at + band] = palette[entry * 3 + band] & 0xFF;
        }
        if (bands == 4) {
            line[at + 3] = entry < transparency.length ? transparency[entry] & 0xFF : most;
        }
    }

    private void grey(byte[] row, int index, int[] line, int at) {
        int channels = layout.channels();
        int stored = sample(row, index * channels);
        int value = depth < 8 ? stored * 255 / ((1 << depth) - 1) : stored;
        line[at] = value;
        line[at + 1] = value;
        line[at + 2] = value;
        if (channels == 2) {
            line[at + 3] = sample(row, index * channels + 1);
        } else if (bands == 4) {
            line[at + 3] = stored == transparent(0) ? 0 : most;
        }
    }

    private void colour(byte[] row, int index, int[] line, int at) {
        int channels = layout.channels();
        boolean asTransparent = true;
        for (int channel = 0; channel < channels; channel++) {
            int value = sample(row, index * channels + channel);
            line[at + channel] = value;
            asTransparent = asTransparent && channels == 3 && bands == 4 && value == transparent(channel);
        }
        if (channels == 3 && bands == 4) {
            line[at + 3] = asTransparent ? 0 : most;
        }
    }

    private int transparent(int channel) {
        int value = (transparency[2 * channel] & 0xFF) << 8 | transparency[2 * channel + 1] & 0xFF;
        return value & ((1 << depth) - 1);
    }

    private int sample(byte[] row, int index) {
        if (depth == 8) {
            return row[index] & 0xFF;
        }
        if (depth == 16) {
            return (row[2 * index] & 0xFF) << 8 | row[2 * index + 1] & 0xFF;
        }
        int bit = index * depth;
        return row[bit / 8] >> (8 - depth - bit % 8) & ((1 << depth) - 1);
    }
}
