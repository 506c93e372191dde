package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.MemoryNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.grid.BorderFinder;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/** A transform that removes the border of one colour, or of transparent pixels, around an image. */
record Trim() implements PixelTransform {

    static final String WORD = "trim";

    @Override
    public String text() {
        return WORD;
    }

    @Override
    public MemoryNeed need(long pixels) {
        return new MemoryNeed(0, pixels);
    }

    @Override
    public List<DecodedImage> apply(DecodedImage picture) throws TransformException {
        BufferedImage pixels = picture.pixels();
        Rectangle inside = new BorderFinder(pixels).inside();
        if (inside.isEmpty()) {
            throw new TransformException("it is of one colour all over: trimming would leave nothing of it");
        }
        return List.of(picture.withPixels(pixels.getSubimage(inside.x, inside.y, inside.width, inside.height)));
    }
}
