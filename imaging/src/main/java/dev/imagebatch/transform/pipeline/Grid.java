package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.Picture;
import dev.imagebatch.transform.PixelNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.grid.Cut;
import dev.imagebatch.transform.grid.Flatness;
import dev.imagebatch.transform.grid.GridFinder;
import dev.imagebatch.transform.grid.Lines;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Cuts tiles apart, without what is between and around them. */
record Grid(int rows, int columns) implements PixelTransform {

    private static final int SMALLEST_TILE = 8;

    @Override
    public String text() {
        return "grid " + rows + "x" + columns;
    }

    @Override
    public PixelNeed need(long pixels) {
        long looked = 2L * Lines.MOST_SAMPLES * (long) Math.ceil(2 * Math.sqrt(pixels));
        return new PixelNeed(Math.min(2 * pixels, looked), pixels / ((long) rows * columns) + 1);
    }

    @Override
    public List<Picture> apply(Picture picture) throws TransformException {
        BufferedImage pixels = picture.pixels();
        if (pixels.getWidth() < columns * SMALLEST_TILE || pixels.getHeight() < rows * SMALLEST_TILE) {
            throw new TransformException("a picture of " + picture.dimensions() + " pixels is too small for a grid of "
                    + rows + "x" + columns);
        }
        GridFinder.Found found = new GridFinder(pixels, rows, columns)
                .find()
                .orElseThrow(() -> new TransformException("the tiles of a grid of " + rows + "x" + columns
                        + " cannot be told from the picture: there is no gutter of one colour that leaves equal tiles. Ask"
                        + " for a plain gutter in another colour than the pictures' edges, or cut into equal parts with"
                        + " \"" + text() + " " + EvenGrid.WORD + "\""));
        return pieces(picture, found.across(), found.down());
    }

    private List<Picture> pieces(Picture picture, Cut across, Cut down) throws TransformException {
        List<Picture> pieces = new ArrayList<>();
        for (Picture piece : Tiles.of(picture, across, down)) {
            if (Flatness.isFlat(piece.pixels())) {
                throw new TransformException("tile " + pieces.size() + " of the grid of " + rows + "x" + columns
                        + " (counted from 0, row by row) is blank");
            }
            pieces.add(piece);
        }
        return pieces;
    }
}
