package dev.imagebatch.provider.placeholder;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** A renderer with the machine's sans-serif font, which has letters of all scripts. */
final class FontRenderer implements TextRenderer {

    /** Null on a machine without fonts, such as a slim container. */
    static final @Nullable FontRenderer WORKING = probe();

    private static final int MEASURED = 100;

    private final Font font = new Font(Font.SANS_SERIF, Font.BOLD, MEASURED);

    @Override
    public double width(String text) {
        return font.getStringBounds(text, new FontRenderContext(null, true, true))
                        .getWidth()
                / MEASURED;
    }

    @Override
    public void draw(Graphics2D graphics, String text, Point start, double size) {
        graphics.setFont(font.deriveFont((float) size));
        graphics.drawString(text, (float) start.x(), (float) start.y());
    }

    private static @Nullable FontRenderer probe() {
        try {
            FontRenderer renderer = new FontRenderer();
            Graphics2D graphics = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
            renderer.draw(graphics, "x", new Point(0, 8), 8);
            graphics.dispose();
            return renderer.width("x") > 0 ? renderer : null;
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Without fonts or their native library the platform throws one of several errors.
            return null;
        }
    }
}
