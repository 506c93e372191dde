package dev.imagebatch.report;

import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.text.DisplayFormat;
import java.util.List;

/** The strip of a card with the further parts of an image; the first part is the card's own image. */
record CardPieces(ImageGenerationResult result, List<Preview> previews) {

    void writeTo(Html html) {
        if (previews.size() == 1) {
            return;
        }
        html.raw("<ul class=\"pieces\"")
                .attribute("aria-label", "Further pieces of " + result.id())
                .raw(">");
        for (int i = 1; i < previews.size(); i++) {
            piece(html, previews.get(i), result.pieces().get(i).name());
        }
        int hidden = result.pieces().size() - previews.size();
        if (hidden > 0) {
            html.raw("<li>")
                    .element("span", "tile", "and " + DisplayFormat.count(hidden) + " more")
                    .raw("</li>");
        }
        html.raw("</ul>\n");
    }

    private static void piece(Html html, Preview preview, String name) {
        String link = preview.link();
        html.raw(link == null ? "<li>" : "<li><a target=\"_blank\" rel=\"noopener\"");
        if (link != null) {
            html.attribute("href", link)
                    .attribute("aria-label", "Open the piece " + name)
                    .raw(">");
        }
        preview.writeTo(html, name);
        html.raw(link == null ? "</li>" : "</a></li>");
    }
}
