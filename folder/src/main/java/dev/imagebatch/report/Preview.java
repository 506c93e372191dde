package dev.imagebatch.report;

import dev.imagebatch.image.Dimensions;
import org.jspecify.annotations.Nullable;

/**
 * What a card shows of its image.
 *
 * @param source the address of the picture to show, or null to show the note instead
 * @param link the address of the full image, or null if there is none to open
 * @param size the proportions of the picture
 * @param note why there is no picture
 */
record Preview(
        @Nullable String source,
        @Nullable String link,
        @Nullable Dimensions size,
        String note) {

    static Preview picture(String source, @Nullable String link, Dimensions size) {
        return new Preview(source, link, size, "");
    }

    /** The picture or the note. */
    void writeTo(Html html, String alternative) {
        if (source == null || size == null) {
            html.element("span", "tile", note);
            return;
        }
        html.raw("<img loading=\"lazy\" decoding=\"async\"")
                .attribute("src", source)
                .attribute("alt", alternative)
                .attribute("width", Integer.toString(size.width()))
                .attribute("height", Integer.toString(size.height()))
                .raw(">");
    }

    static Preview tile(String note, @Nullable String link) {
        return new Preview(null, link, null, note);
    }
}
