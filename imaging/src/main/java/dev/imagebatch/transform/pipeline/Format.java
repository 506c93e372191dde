package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.MemoryNeed;
import dev.imagebatch.transform.PixelTransform;
import java.util.List;

/** A transform that changes the format in which an image is written. */
record Format(Encoding encoding) implements PixelTransform {

    static final String WORD = "format";

    @Override
    public String text() {
        return WORD + " " + encoding;
    }

    @Override
    public MemoryNeed need(long pixels) {
        return new MemoryNeed(0, pixels);
    }

    @Override
    public List<DecodedImage> apply(DecodedImage picture) {
        return List.of(picture.withEncoding(encoding));
    }
}
