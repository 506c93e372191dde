package dev.imagebatch.provider.placeholder;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** The machine's sans-serif font. */
final class FontLettering implements TextRenderer {

    /** Null on a machine without fonts, such as a bare container. */
    static final @Nullable FontLettering WORKING = probe();

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

    private static @Nullable FontLettering probe() {
        try {
            FontLettering lettering = new FontLettering();
            Graphics2D graphics = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
            lettering.draw(graphics, "x", new Point(0, 8), 8);
            graphics.dispose();
            return lettering.width("x") > 0 ? lettering : null;
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // a machine without fonts or without their native library answers with any of several errors
            return null;
        }
    }
}
