package dev.imagebatch;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures of four tiles with white gutters and margins, for tests. */
final class Grids {

    static final int TILE = 60;

    private static final int GUTTER = 8;

    private Grids() {}

    /** Two rows of two tiles that nothing is flat in. */
    static byte[] twoByTwo(long seed) {
        int side = 2 * TILE + 3 * GUTTER;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        graphics.dispose();
        Random random = new Random(seed);
        for (int tile = 0; tile < 4; tile++) {
            int left = GUTTER + tile % 2 * (TILE + GUTTER);
            int top = GUTTER + tile / 2 * (TILE + GUTTER);
            for (int y = 0; y < TILE; y++) {
                for (int x = 0; x < TILE; x++) {
                    picture.setRGB(left + x, top + y, random.nextInt(0xc0c0c0));
                }
            }
        }
        return png(picture);
    }

    /** With a chunk behind the header as signers write it. */
    static byte[] withManifest(byte[] png) {
        byte[] typed = "caBX0000jumb0000jumdc2pa".getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(typed);
        int header = 33;
        return ByteBuffer.allocate(png.length + typed.length + 8)
                .put(png, 0, header)
                .putInt(typed.length - 4)
                .put(typed)
                .putInt((int) sum.getValue())
                .put(png, header, png.length - header)
                .array();
    }

    /** One colour. */
    static byte[] blank(Color colour) {
        BufferedImage picture = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, TILE, TILE);
        graphics.dispose();
        return png(picture);
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
