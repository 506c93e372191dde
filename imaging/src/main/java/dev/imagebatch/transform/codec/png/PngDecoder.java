package dev.imagebatch.transform.codec.png;

import dev.imagebatch.transform.Pixels;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Decodes a PNG row by row. It is strict where the platform's decoder is lenient: nothing is guessed. Not thread-safe. */
final class PngDecoder {

    private static final int[][] WHOLE = {{0, 0, 1, 1}};
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final PngFile file;
    private final PngLayout layout;
    private final int step;
    private final BufferedImage picture;
    private final PngSamples samples;
    private final int[] line;
    private byte[] row = new byte[0];
    private byte[] above = new byte[0];

    PngDecoder(PngFile file, int step) throws TransformException {
        this.file = file;
        this.layout = file.layout();
        this.step = step;
        int width = (layout.size().width() + step - 1) / step;
        int height = (layout.size().height() + step - 1) / step;
        this.picture = layout.depth() == 16
                ? Pixels.of16(width, height, file.bands())
                : Pixels.of8(width, height, file.bands());
        this.samples = new PngSamples(file);
        this.line = new int[width * file.bands()];
    }

    BufferedImage decode() throws TransformException, IOException {
        try (InputStream in = file.openStream()) {
            PngChunks chunks = new PngChunks(in);
            while (!chunks.type().equals("IDAT")) {
                chunks.next();
            }
            InputStream rows = new InflaterInputStream(new PngData(chunks));
            for (int[] pass : layout.interlaced() ? ADAM7 : WHOLE) {
                read(pass, rows);
            }
            // Reads the checksum of the pixels.
            rows.read();
        } catch (EOFException | ZipException e) {
            throw TransformException.damaged("it is damaged: its PNG pixels cannot be unpacked", e);
        }
        return picture;
    }

    private void read(int[] pass, InputStream rows) throws TransformException, IOException {
        int width = (layout.size().width() - pass[0] + pass[2] - 1) / pass[2];
        if (width < 1) {
            return;
        }
        row = new byte[Math.toIntExact(layout.rowBytes(width))];
        above = new byte[row.length];
        for (int y = pass[1]; y < layout.size().height(); y += pass[3]) {
            int filter = rows.read();
            if (filter < 0 || rows.readNBytes(row, 0, row.length) < row.length) {
                throw TransformException.damaged("it is cut off: its PNG has fewer pixels than it declares");
            }
            PngFilter.undo(filter, row, above, layout.filterStep());
            if (y % step == 0) {
                place(pass, y / step);
            }
            byte[] done = row;
            row = above;
            above = done;
        }
    }

    private void place(int[] pass, int y) throws TransformException {
        WritableRaster raster = picture.getRaster();
        int width = picture.getWidth();
        if (pass[2] > 1) {
            raster.getPixels(0, y, width, 1, line);
        } else {
            Arrays.fill(line, 0);
        }
        for (int x = pass[0], i = 0; x < layout.size().width(); x += pass[2], i++) {
            if (x % step == 0) {
                samples.read(row, i, line, x / step * file.bands());
            }
        }
        raster.setPixels(0, y, width, 1, line);
    }

    /** The packed pixels as a stream. */
    private static final class PngData extends InputStream {

        private final PngChunks chunks;

        PngData(PngChunks chunks) {
            this.chunks = chunks;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return chunks.read(target, offset, length);
            } catch (TransformException e) {
                throw new ZipException(e.getMessage());
            }
        }
    }
}
