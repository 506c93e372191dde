package dev.imagebatch.transform;

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
