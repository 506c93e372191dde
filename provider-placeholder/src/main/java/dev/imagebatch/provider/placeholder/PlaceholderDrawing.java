package dev.imagebatch.provider.placeholder;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.spec.ImageRequest;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** One placeholder, ready to be drawn as a whole or band by band. Never shows its words in {@link #toString()}. */
final class PlaceholderDrawing {

    private final Dimensions size;
    private final Background landscape;
    private final Caption caption;

    private PlaceholderDrawing(Dimensions size, Background landscape, Caption caption) {
        this.size = size;
        this.landscape = landscape;
        this.caption = caption;
    }

    static PlaceholderDrawing of(ImageRequest request, String id, int variant, Dimensions size) {
        return of(request, id, variant, size, TextRenderer.available());
    }

    static PlaceholderDrawing of(
            ImageRequest request, String id, int variant, Dimensions size, TextRenderer lettering) {
        long prompt = hash(request.prompt());
        long look = prompt + 31L * variant + 17L * request.seed().orElse(0);
        Background landscape = new Background(size, new Palette(prompt), look);
        return new PlaceholderDrawing(size, landscape, new Caption(request, id, variant, size, lettering));
    }

    Dimensions size() {
        return size;
    }

    void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        landscape.draw(graphics);
        caption.draw(graphics);
    }

    @Override
    public String toString() {
        return "Picture[" + size + "]";
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }
}
