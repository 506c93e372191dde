package dev.imagebatch.provider.placeholder;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Draws and writes band by band, so that a large picture needs no more memory than a small one; the platform's own
 * writer wants the whole picture and takes three times as long.
 */
final class PngWriter implements PictureWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] EIGHT_BIT_RGB = {8, 2, 0, 0, 0};
    private static final int BAND_PIXELS = 1 << 20;
    private static final int BUFFER = 1 << 16;
    private static final byte FILTER_UP = 2;
    private static final int CHANNELS = 3;

    @Override
    public void write(PlaceholderDrawing picture, OutputStream out) throws IOException {
        int width = picture.size().width();
        int height = picture.size().height();
        out.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(2 * Integer.BYTES + EIGHT_BIT_RGB.length);
        header.putInt(width).putInt(height).put(EIGHT_BIT_RGB);
        chunk("IHDR", header.array(), header.capacity(), out);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream data = new DeflaterOutputStream(new DataChunks(out), deflater, BUFFER)) {
            writeBands(picture, data);
        } finally {
            deflater.end();
        }
        chunk("IEND", new byte[0], 0, out);
    }

    private static void writeBands(PlaceholderDrawing picture, OutputStream data) throws IOException {
        int width = picture.size().width();
        int height = picture.size().height();
        int rows = Math.max(1, Math.min(height, BAND_PIXELS / width));
        BufferedImage band = new BufferedImage(width, rows, BufferedImage.TYPE_INT_RGB);
        byte[] above = new byte[1 + CHANNELS * width];
        byte[] line = new byte[1 + CHANNELS * width];
        for (int top = 0; top < height; top += rows) {
            Graphics2D graphics = band.createGraphics();
            graphics.translate(0, -top);
            picture.draw(graphics);
            graphics.dispose();
            int[] pixels = ((DataBufferInt) band.getRaster().getDataBuffer()).getData();
            for (int y = 0; y < Math.min(rows, height - top); y++) {
                filter(pixels, y * width, above, line);
                data.write(line);
            }
        }
    }

    /** Leaves the differences to the row above in {@code line} and the row itself in {@code above}. */
    private static void filter(int[] pixels, int offset, byte[] above, byte[] line) {
        line[0] = FILTER_UP;
        for (int from = offset, to = 1; to < line.length; from++) {
            for (int shift = 16; shift >= 0; shift -= 8, to++) {
                byte value = (byte) (pixels[from] >> shift);
                line[to] = (byte) (value - above[to]);
                above[to] = value;
            }
        }
    }

    private static void chunk(String type, byte[] bytes, int length, OutputStream out) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(bytes, 0, length);
        ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
        out.write(number.putInt(0, length).array());
        out.write(name);
        out.write(bytes, 0, length);
        out.write(number.putInt(0, (int) crc.getValue()).array());
    }

    /** Puts each compressed buffer into a chunk of its own. */
    private static final class DataChunks extends OutputStream {

        private final OutputStream out;

        DataChunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            chunk("IDAT", java.util.Arrays.copyOfRange(bytes, offset, offset + length), length, out);
        }
    }
}
