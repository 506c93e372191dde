package dev.imagebatch.examples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws what a model would: a portrait, or four poses in a grid with a white gutter, each in a frame. */
final class Sitter {

    /** The pixels of a tile between its frame. */
    static final int INSIDE = 480;

    private static final int SIDE = 1024;
    private static final int GUTTER = 16;
    private static final int FRAME = 12;
    private static final int TILE = (SIDE - GUTTER) / 2;
    private static final Color[] COLOURS = {Color.RED, Color.GREEN, Color.BLUE, Color.MAGENTA};
    private static final byte[] PORTRAIT = png(painted());
    private static final byte[] GRID = png(tiles());

    private Sitter() {}

    static byte[] portrait() {
        return PORTRAIT.clone();
    }

    static byte[] grid() {
        return GRID.clone();
    }

    /** A grid whose last tile is two areas of one colour each: nothing is left of it without its borders. */
    static byte[] gridWithAnEmptyTile() {
        BufferedImage image = tiles();
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillRect(SIDE - TILE, SIDE - TILE, TILE, TILE / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(SIDE - TILE, SIDE - TILE / 2, TILE, TILE / 2);
        graphics.dispose();
        return png(image);
    }

    /** The colour of a pose, without its shading. */
    static int colour(int pose) {
        return COLOURS[pose].getRGB();
    }

    private static BufferedImage painted() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        paint(image, 0, 0, SIDE, Color.ORANGE);
        return image;
    }

    private static BufferedImage tiles() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setColor(Color.DARK_GRAY);
        for (int pose = 0; pose < 4; pose++) {
            int x = pose % 2 * (TILE + GUTTER);
            int y = pose / 2 * (TILE + GUTTER);
            graphics.fillRect(x, y, TILE, TILE);
            paint(image, x + FRAME, y + FRAME, TILE - 2 * FRAME, COLOURS[pose]);
        }
        graphics.dispose();
        return image;
    }

    /** Shaded softly from the middle, with no line in it that could be a border or a seam. */
    private static void paint(BufferedImage image, int left, int top, int side, Color colour) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double far = Math.hypot(x - side / 2.0, y - side / 2.0) / side;
                int shade = (int) (60 * far);
                image.setRGB(
                        left + x,
                        top + y,
                        new Color(
                                        Math.max(0, colour.getRed() - shade),
                                        Math.max(0, colour.getGreen() - shade),
                                        Math.max(0, colour.getBlue() - shade))
                                .getRGB());
            }
        }
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
