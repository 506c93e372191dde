package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.MemoryNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.grid.AxisCut;
import java.util.List;

/** A transform that cuts an image into equal parts without searching for gutters. */
record EvenGrid(int rows, int columns) implements PixelTransform {

    static final String WORD = "even";

    @Override
    public String text() {
        return "grid " + rows + "x" + columns + " " + WORD;
    }

    @Override
    public MemoryNeed need(long pixels) {
        return new MemoryNeed(0, pixels);
    }

    @Override
    public List<DecodedImage> apply(DecodedImage picture) throws TransformException {
        int width = picture.pixels().getWidth();
        int height = picture.pixels().getHeight();
        if (width < columns || height < rows) {
            throw new TransformException("a picture of " + picture.dimensions() + " pixels is too small for a grid of "
                    + rows + "x" + columns);
        }
        return TileGrid.of(picture, AxisCut.even(width, columns), AxisCut.even(height, rows));
    }
}
