package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.MemoryNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import java.util.List;

/** A transform that adds a small copy of an image. */
record ThumbnailTransform(int side) implements PixelTransform {

    static final String WORD = "thumbnail";

    @Override
    public String text() {
        return WORD + " " + side;
    }

    @Override
    public MemoryNeed need(long pixels) {
        return new MemoryNeed(Math.min(pixels, (long) side * side), pixels);
    }

    @Override
    public List<DecodedImage> apply(DecodedImage picture) throws TransformException {
        return List.of(picture, picture.piece(WORD, Resize.fit(picture.pixels(), new Dimensions(side, side))));
    }
}
