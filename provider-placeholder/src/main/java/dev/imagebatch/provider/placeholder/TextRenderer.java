package dev.imagebatch.provider.placeholder;

import java.awt.Graphics2D;

/** A renderer of one line of text. Implementations are thread-safe. */
interface TextRenderer {

    /** Returns the width of the text at a size of one pixel; it is proportional to the size. */
    double width(String text);

    /** Draws the text in the current colour, from the left end of its base line. */
    void draw(Graphics2D graphics, String text, Point start, double size);

    /** Returns a renderer with the machine's fonts, or with dots if there are none. */
    static TextRenderer available() {
        return FontRenderer.WORKING == null ? DotRenderer.INSTANCE : FontRenderer.WORKING;
    }

    /** The start of a line of text. */
    record Point(double x, double y) {}
}
