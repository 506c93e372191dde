package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.transform.Picture;
import dev.imagebatch.transform.PixelNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import java.util.List;

/** Adds a small copy beside the picture. */
record Thumbnail(int side) implements PixelTransform {

    static final String WORD = "thumbnail";

    @Override
    public String text() {
        return WORD + " " + side;
    }

    @Override
    public PixelNeed need(long pixels) {
        return new PixelNeed(Math.min(pixels, (long) side * side), pixels);
    }

    @Override
    public List<Picture> apply(Picture picture) throws TransformException {
        return List.of(picture, picture.piece(WORD, Resize.fit(picture.pixels(), new Dimensions(side, side))));
    }
}
