package dev.imagebatch.examples;

import java.awt.Color;
import java.awt.GradientPaint;
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

    /** The colour in the middle of a pose. */
    static int colour(int pose) {
        return COLOURS[pose].getRGB();
    }

    private static BufferedImage painted() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        paint(graphics, 0, 0, SIDE, Color.ORANGE);
        graphics.dispose();
        return image;
    }

    private static BufferedImage tiles() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        for (int pose = 0; pose < 4; pose++) {
            int x = pose % 2 * (TILE + GUTTER);
            int y = pose / 2 * (TILE + GUTTER);
            graphics.setColor(Color.DARK_GRAY);
            graphics.fillRect(x, y, TILE, TILE);
            paint(graphics, x + FRAME, y + FRAME, INSIDE, COLOURS[pose]);
        }
        graphics.dispose();
        return image;
    }

    /** A round head before a lighter wall, which no line of one colour crosses. */
    private static void paint(Graphics2D graphics, int left, int top, int side, Color colour) {
        graphics.setPaint(new GradientPaint(left, top, Color.LIGHT_GRAY, left + side, top + side, Color.PINK));
        graphics.fillRect(left, top, side, side);
        graphics.setColor(colour);
        graphics.fillOval(left + side / 4, top + side / 4, side / 2, side / 2);
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
