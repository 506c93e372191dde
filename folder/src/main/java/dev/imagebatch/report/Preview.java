package dev.imagebatch.report;

import dev.imagebatch.image.Dimensions;
import org.jspecify.annotations.Nullable;

/**
 * The preview of an image on a card.
 *
 * @param source the address of the preview, or null to show the note
 * @param link the address of the full image, or null
 * @param size the proportions of the preview
 * @param note the reason why there is no preview
 */
record Preview(
        @Nullable String source,
        @Nullable String link,
        @Nullable Dimensions size,
        String note) {

    static Preview picture(String source, @Nullable String link, Dimensions size) {
        return new Preview(source, link, size, "");
    }

    /** Writes the preview or the note. */
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
