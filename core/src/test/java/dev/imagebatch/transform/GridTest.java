package dev.imagebatch.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void generatedGrids_areCutRightOrNotAtAll() throws Exception {
        List<String> wrong = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int from = Integer.getInteger("grids.from", 0);
        int count = Integer.getInteger("grids", 200);
        for (int seed = from; seed < from + count; seed++) {
            GeneratedGrid grid = new GeneratedGrid(seed);
            boolean jpeg = seed % 4 == 3;
            BufferedImage picture = jpeg ? throughJpeg(grid.picture, 0.75f + seed % 5 * 0.05f) : grid.picture;
            Optional<List<Rectangle>> cut = cut(picture, grid);
            String what = grid.description + (jpeg ? ", jpeg" : "") + "\n   " + cut;
            if (cut.isEmpty()) {
                refused.add(what);
            } else if (!cut.get().equals(grid.tiles)) {
                wrong.add(what);
            }
        }
        System.err.println("WRONG " + wrong.size() + "\n" + String.join("\n", wrong));
        System.err.println("REFUSED " + refused.size() + ", without icons "
                + refused.stream().filter(text -> !text.contains("icons")).count());
        assertThat(wrong).isEmpty();
    }

    private static Optional<List<Rectangle>> cut(BufferedImage picture, GeneratedGrid grid) {
        return new GridFinder(picture, grid.rows, grid.columns).find().map(found -> {
            List<Rectangle> tiles = new ArrayList<>();
            for (int row = 0; row < found.down().count(); row++) {
                for (int column = 0; column < found.across().count(); column++) {
                    int x = found.across().starts()[column];
                    int y = found.down().starts()[row];
                    tiles.add(new Rectangle(
                            x,
                            y,
                            found.across().ends()[column] - x,
                            found.down().ends()[row] - y));
                }
            }
            return tiles;
        });
    }

    private static BufferedImage throughJpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        }
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
