package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.grid.AxisCut;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The cutting of an image into tiles, named from 0, row by row. */
final class TileGrid {

    private TileGrid() {}

    static List<DecodedImage> of(DecodedImage picture, AxisCut across, AxisCut down) {
        List<DecodedImage> tiles = new ArrayList<>();
        for (int row = 0; row < down.count(); row++) {
            for (int column = 0; column < across.count(); column++) {
                int x = across.starts()[column];
                int y = down.starts()[row];
                BufferedImage tile =
                        picture.pixels().getSubimage(x, y, across.ends()[column] - x, down.ends()[row] - y);
                tiles.add(picture.piece(String.valueOf(tiles.size()), tile));
            }
        }
        return List.copyOf(tiles);
    }
}
