package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.Picture;
import dev.imagebatch.transform.PixelNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.grid.Cut;
import java.util.List;

/** Cuts a picture into equal parts where it stands. */
record EvenGrid(int rows, int columns) implements PixelTransform {

    static final String WORD = "even";

    @Override
    public String text() {
        return "grid " + rows + "x" + columns + " " + WORD;
    }

    @Override
    public PixelNeed need(long pixels) {
        return new PixelNeed(0, pixels);
    }

    @Override
    public List<Picture> apply(Picture picture) throws TransformException {
        int width = picture.pixels().getWidth();
        int height = picture.pixels().getHeight();
        if (width < columns || height < rows) {
            throw new TransformException("a picture of " + picture.dimensions() + " pixels is too small for a grid of "
                    + rows + "x" + columns);
        }
        return Tiles.of(picture, Cut.even(width, columns), Cut.even(height, rows));
    }
}
