package dev.imagebatch.transform;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A grid as a model may draw it, and where its tiles truly are. */
public final class GeneratedGrid {

    private static final int[][] SHAPES = {{2, 2}, {1, 4}, {3, 3}, {4, 1}, {2, 3}, {1, 2}, {5, 4}};

    public final int rows;
    public final int columns;
    public final List<Rectangle> tiles = new ArrayList<>();
    public final BufferedImage picture;
    public final String description;

    private final Random random;
    private final Color gutterColour;
    private final boolean icons;

    public GeneratedGrid(long seed) {
        // Generators of neighbouring seeds start alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        int[] shape = SHAPES[random.nextInt(SHAPES.length)];
        rows = shape[0];
        columns = shape[1];
        int gutter = random.nextInt(4) == 0 ? 0 : random.nextInt(25);
        gutterColour = colour();
        icons = random.nextInt(8) == 0;
        int[] margins = margins();
        int[] widths = sizes(columns);
        int[] heights = sizes(rows);
        place(widths, heights, margins, gutter);
        Rectangle last = tiles.get(tiles.size() - 1);
        picture = new BufferedImage(
                last.x + last.width + margins[1], last.y + last.height + margins[3], BufferedImage.TYPE_3BYTE_BGR);
        draw();
        boolean noisy = random.nextInt(3) == 0;
        if (noisy) {
            noise(1 + random.nextInt(3));
        }
        description = "seed " + seed + ": " + rows + "x" + columns + ", gutter " + gutter + " " + gutterColour
                + ", margins " + Arrays.toString(margins) + (icons ? ", icons" : "")
                + (noisy ? ", noisy" : "")
                + ", tiles " + tiles;
    }

    private Color colour() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> Color.WHITE;
            case 2 -> Color.BLACK;
            case 3 -> Color.GRAY;
            default -> new Color(random.nextInt(0x1000000));
        };
    }

    /** Left, right, top, bottom. */
    private int[] margins() {
        int all = random.nextInt(25);
        return switch (random.nextInt(4)) {
            case 0 -> new int[] {all, all, all, all};
            case 1 -> new int[] {random.nextInt(25), random.nextInt(25), random.nextInt(25), random.nextInt(25)};
            default -> new int[4];
        };
    }

    private int[] sizes(int count) {
        int size = 60 + random.nextInt(100);
        int larger = random.nextBoolean() ? 0 : random.nextInt(count);
        int[] sizes = new int[count];
        for (int i = 0; i < count; i++) {
            sizes[i] = size + ((long) (i + 1) * larger / count > (long) i * larger / count ? 1 : 0);
        }
        return sizes;
    }

    private void place(int[] widths, int[] heights, int[] margins, int gutter) {
        int y = margins[2];
        for (int height : heights) {
            int x = margins[0];
            for (int width : widths) {
                tiles.add(new Rectangle(x, y, width, height));
                x += width + gutter;
            }
            y += height + gutter;
        }
    }

    private void draw() {
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(gutterColour);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        for (Rectangle tile : tiles) {
            graphics.setClip(tile);
            if (icons) {
                icon(graphics, tile);
            } else {
                scene(graphics, tile);
            }
        }
        graphics.dispose();
    }

    /** On the gutter's own colour: where the tile ends cannot be seen. */
    private void icon(Graphics2D graphics, Rectangle tile) {
        graphics.setColor(new Color(random.nextInt(0x1000000)));
        int size = 20 + random.nextInt(30);
        graphics.fillOval(
                tile.x + random.nextInt(tile.width - size), tile.y + random.nextInt(tile.height - size), size, size);
    }

    private void scene(Graphics2D graphics, Rectangle tile) {
        graphics.setPaint(new GradientPaint(
                tile.x,
                tile.y,
                new Color(random.nextInt(0x1000000)),
                tile.x + tile.width,
                tile.y + tile.height,
                new Color(random.nextInt(0x1000000))));
        graphics.fill(tile);
        for (int i = random.nextInt(8); i > 0; i--) {
            graphics.setColor(random.nextInt(4) == 0 ? gutterColour : new Color(random.nextInt(0x1000000)));
            int size = 5 + random.nextInt(tile.width);
            int x = tile.x - size / 2 + random.nextInt(tile.width);
            int y = tile.y - size / 2 + random.nextInt(tile.height);
            if (random.nextBoolean()) {
                graphics.fillOval(x, y, size, size);
            } else {
                graphics.fillRect(x, y, size, size);
            }
        }
        if (random.nextInt(3) == 0) {
            flatArea(graphics, tile);
        }
    }

    /**
     * A stripe of the gutter's colour or another, from edge to edge, at an edge or inside. Of three pixels at least: by a
     * thinner one tiles may differ anyway.
     */
    private void flatArea(Graphics2D graphics, Rectangle tile) {
        graphics.setColor(random.nextInt(3) > 0 ? gutterColour : new Color(random.nextInt(0x1000000)));
        int size = 3 + random.nextInt(22);
        boolean upright = random.nextBoolean();
        int room = (upright ? tile.width : tile.height) - size;
        int at = switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> room;
            default -> random.nextInt(room);
        };
        if (upright) {
            graphics.fillRect(tile.x + at, tile.y, size, tile.height);
        } else {
            graphics.fillRect(tile.x, tile.y + at, tile.width, size);
        }
    }

    private void noise(int most) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int pixel = picture.getRGB(x, y);
                int noisy = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int value = (pixel >> shift & 0xFF) + random.nextInt(2 * most + 1) - most;
                    noisy |= Math.min(255, Math.max(0, value)) << shift;
                }
                picture.setRGB(x, y, noisy);
            }
        }
    }
}
