package dev.imagebatch.testkit;

import dev.imagebatch.image.Dimensions;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A writer of black PNG images with one bit a pixel. */
final class TinyPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] ONE_BIT_GREY = {1, 0, 0, 0, 0};
    private static final int CHUNK_FRAME = 12;
    private static final int BUFFER = 4096;

    private TinyPng() {}

    static byte[] of(Dimensions size, String text) {
        ByteBuffer header = ByteBuffer.allocate(2 * Integer.BYTES + ONE_BIT_GREY.length);
        header.putInt(size.width()).putInt(size.height()).put(ONE_BIT_GREY);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk("IHDR", header.array(), png);
        chunk("tEXt", ("Comment\0" + text).getBytes(StandardCharsets.UTF_8), png);
        chunk("IDAT", pixels(size), png);
        chunk("IEND", new byte[0], png);
        return png.toByteArray();
    }

    static byte[] padded(byte[] png, int length) {
        int missing = length - png.length;
        if (missing == 0) {
            return png.clone();
        }
        if (missing < CHUNK_FRAME) {
            throw new IllegalArgumentException(
                    "an image of " + png.length + " bytes cannot be padded to " + length + " bytes");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length);
        out.write(png, 0, png.length - CHUNK_FRAME);
        chunk("paDd", new byte[missing - CHUNK_FRAME], out);
        out.write(png, png.length - CHUNK_FRAME, CHUNK_FRAME);
        return out.toByteArray();
    }

    private static byte[] pixels(Dimensions size) {
        byte[] row = new byte[1 + (size.width() + 7) / 8];
        byte[] buffer = new byte[BUFFER];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            for (int y = 0; y < size.height(); y++) {
                deflater.setInput(row);
                drain(deflater, buffer, out);
            }
            deflater.finish();
            drain(deflater, buffer, out);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static void drain(Deflater deflater, byte[] buffer, ByteArrayOutputStream out) {
        int count = deflater.deflate(buffer);
        while (count > 0) {
            out.write(buffer, 0, count);
            count = deflater.deflate(buffer);
        }
    }

    private static void chunk(String type, byte[] bytes, ByteArrayOutputStream out) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(bytes);
        ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
        out.writeBytes(number.putInt(0, bytes.length).array());
        out.writeBytes(name);
        out.writeBytes(bytes);
        out.writeBytes(number.putInt(0, (int) crc.getValue()).array());
    }
}
