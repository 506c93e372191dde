package dev.imagebatch.benchmarks.images;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A PNG of 1024 x 1024 pixels of about a given length: noise above, black below. */
final class SampleImage {

    private static final int SIDE = 1024;
    private static final int SMALL = 100_000;
    private static final int FRAME = 350;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private SampleImage() {}

    /** Small images have one bit a pixel, since a million black pixels of three bytes take more than a kilobyte. */
    static byte[] ofAbout(int bytes) throws IOException {
        boolean small = bytes < SMALL;
        int row = 1 + (small ? SIDE / 8 : SIDE * 3);
        ByteArrayOutputStream file = new ByteArrayOutputStream(bytes + SMALL);
        DataOutputStream out = new DataOutputStream(file);
        out.write(SIGNATURE);
        chunk(out, "IHDR", header(small));
        chunk(out, "IDAT", deflated(noise(row, bytes - FRAME)));
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] header(boolean small) {
        byte depth = (byte) (small ? 1 : 8);
        byte colour = (byte) (small ? 0 : 2);
        return new byte[] {0, 0, SIDE >> 8, 0, 0, 0, SIDE >> 8, 0, depth, colour, 0, 0, 0};
    }

    private static byte[] noise(int row, int length) {
        byte[] pixels = new byte[row * SIDE];
        byte[] noise = new byte[Math.min(Math.max(length, 0), pixels.length)];
        new Random(7).nextBytes(noise);
        System.arraycopy(noise, 0, pixels, 0, noise.length);
        for (int start = 0; start < pixels.length; start += row) {
            pixels[start] = 0;
        }
        return pixels;
    }

    private static byte[] deflated(byte[] pixels) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(pixels.length);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(pixels);
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
