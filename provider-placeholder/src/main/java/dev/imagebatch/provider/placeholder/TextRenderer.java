package dev.imagebatch.provider.placeholder;

import java.awt.Graphics2D;

/** A way to write one line of text. Implementations are thread-safe. */
interface TextRenderer {

    /** The width of the text at a size of one pixel; grows in proportion with the size. */
    double width(String text);

    /** Writes the text in the current colour, from the left end of its base line. */
    void draw(Graphics2D graphics, String text, Point start, double size);

    /** The machine's fonts, or dots where there are none. */
    static TextRenderer available() {
        return FontLettering.WORKING == null ? DotLettering.INSTANCE : FontLettering.WORKING;
    }

    /** Where a line of text starts. */
    record Point(double x, double y) {}
}
