package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.MemoryNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.grid.AxisCut;
import dev.imagebatch.transform.grid.Flatness;
import dev.imagebatch.transform.grid.GridFinder;
import dev.imagebatch.transform.grid.PixelLines;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A transform that cuts an image of tiles apart and removes gutters and margins. */
record Grid(int rows, int columns) implements PixelTransform {

    private static final int SMALLEST_TILE = 8;

    @Override
    public String text() {
        return "grid " + rows + "x" + columns;
    }

    @Override
    public MemoryNeed need(long pixels) {
        long looked = 2L * PixelLines.MOST_SAMPLES * (long) Math.ceil(2 * Math.sqrt(pixels));
        return new MemoryNeed(Math.min(2 * pixels, looked), pixels / ((long) rows * columns) + 1);
    }

    @Override
    public List<DecodedImage> apply(DecodedImage picture) throws TransformException {
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

    private List<DecodedImage> pieces(DecodedImage picture, AxisCut across, AxisCut down) throws TransformException {
        List<DecodedImage> pieces = new ArrayList<>();
        for (DecodedImage piece : TileGrid.of(picture, across, down)) {
            if (Flatness.isFlat(piece.pixels())) {
                throw new TransformException("tile " + pieces.size() + " of the grid of " + rows + "x" + columns
                        + " (counted from 0, row by row) is blank");
            }
            pieces.add(piece);
        }
        return pieces;
    }
}
