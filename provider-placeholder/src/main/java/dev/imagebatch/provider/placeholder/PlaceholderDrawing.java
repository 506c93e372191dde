package dev.imagebatch.provider.placeholder;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.spec.ImageRequest;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** The drawing of one placeholder. {@link #toString()} never shows its words. */
final class PlaceholderDrawing {

    private final Dimensions size;
    private final Background background;
    private final Caption caption;

    private PlaceholderDrawing(Dimensions size, Background background, Caption caption) {
        this.size = size;
        this.background = background;
        this.caption = caption;
    }

    static PlaceholderDrawing of(ImageRequest request, String id, int variant, Dimensions size) {
        return of(request, id, variant, size, TextRenderer.available());
    }

    static PlaceholderDrawing of(ImageRequest request, String id, int variant, Dimensions size, TextRenderer text) {
        long prompt = hash(request.prompt());
        long look = prompt + 31L * variant + 17L * request.seed().orElse(0);
        Background background = new Background(size, new Palette(prompt), look);
        return new PlaceholderDrawing(size, background, new Caption(request, id, variant, size, text));
    }

    Dimensions size() {
        return size;
    }

    void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        background.draw(graphics);
        caption.draw(graphics);
    }

    @Override
    public String toString() {
        return "PlaceholderDrawing[" + size + "]";
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }
}
