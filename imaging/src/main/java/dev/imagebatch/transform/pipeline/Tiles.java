package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.Picture;
import dev.imagebatch.transform.grid.Cut;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Cuts the tiles of a grid out of a picture, named from 0, row by row. */
final class Tiles {

    private Tiles() {}

    static List<Picture> of(Picture picture, Cut across, Cut down) {
        List<Picture> tiles = new ArrayList<>();
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
