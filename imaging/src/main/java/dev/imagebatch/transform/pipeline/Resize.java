package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.MemoryNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.util.List;

/** A transform that scales an image down to fit a size. */
record Resize(Dimensions within) implements PixelTransform {

    static final String WORD = "resize";

    @Override
    public String text() {
        return WORD + " " + within;
    }

    @Override
    public MemoryNeed need(long pixels) {
        long most = Math.min(pixels, within.pixels());
        return new MemoryNeed(most, most);
    }

    @Override
    public List<DecodedImage> apply(DecodedImage picture) throws TransformException {
        return List.of(picture.withPixels(fit(picture.pixels(), within)));
    }

    /** Returns the scaled pixels, or the given ones if they fit. */
    static BufferedImage fit(BufferedImage pixels, Dimensions within) throws TransformException {
        double factor =
                Math.min((double) within.width() / pixels.getWidth(), (double) within.height() / pixels.getHeight());
        if (factor >= 1) {
            return pixels;
        }
        int width = (int) Math.max(1, Math.min(within.width(), Math.round(pixels.getWidth() * factor)));
        int height = (int) Math.max(1, Math.min(within.height(), Math.round(pixels.getHeight() * factor)));
        return Resampling.scaled(pixels, width, height);
    }
}
