package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.Picture;
import dev.imagebatch.transform.PixelNeed;
import dev.imagebatch.transform.PixelTransform;
import java.util.List;

/** Has the picture written in another format. */
record Format(Encoding encoding) implements PixelTransform {

    static final String WORD = "format";

    @Override
    public String text() {
        return WORD + " " + encoding;
    }

    @Override
    public PixelNeed need(long pixels) {
        return new PixelNeed(0, pixels);
    }

    @Override
    public List<Picture> apply(Picture picture) {
        return List.of(picture.withEncoding(encoding));
    }
}
