package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.MemoryNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import java.awt.image.BufferedImage;
import java.util.List;

/** A transform that scales an image to cover a size and crops the excess. */
record Crop(Dimensions exactly) implements PixelTransform {

    static final String WORD = "crop";

    @Override
    public String text() {
        return WORD + " " + exactly;
    }

    @Override
    public MemoryNeed need(long pixels) {
        return new MemoryNeed(exactly.pixels(), exactly.pixels());
    }

    /** Crops before scaling, so that fewer pixels are scaled. */
    @Override
    public List<DecodedImage> apply(DecodedImage picture) throws TransformException {
        BufferedImage pixels = picture.pixels();
        double ratio = exactly.ratio();
        int width = (int) Math.max(1, Math.min(pixels.getWidth(), Math.round(pixels.getHeight() * ratio)));
        int height = (int) Math.max(1, Math.min(pixels.getHeight(), Math.round(pixels.getWidth() / ratio)));
        int x = (pixels.getWidth() - width) / 2;
        int y = (pixels.getHeight() - height) / 2;
        BufferedImage part = pixels.getSubimage(x, y, width, height);
        boolean fits = width == exactly.width() && height == exactly.height();
        return List.of(picture.withPixels(fits ? part : Resampling.scaled(part, exactly.width(), exactly.height())));
    }
}
