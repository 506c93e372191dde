package dev.imagebatch.transform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.GeneratedGrid;
import dev.imagebatch.transform.Samples;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.grid.GridFinder;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

    private static final int GRIDS = 200;
    private static final int TILE = 48;

    @Test
    void generatedGrids_areCutRightOrNotAtAll() throws Exception {
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (int seed = 0; seed < GRIDS; seed++) {
            GeneratedGrid grid = new GeneratedGrid(seed);
            boolean jpeg = seed % 4 == 3;
            BufferedImage picture = jpeg ? throughJpeg(grid.picture, 0.75f + seed % 5 * 0.05f) : grid.picture;
            Optional<List<Rectangle>> cut = cut(picture, grid);
            if (cut.isPresent() && !cut.get().equals(grid.tiles)) {
                wrong.add(grid.description + " " + cut.get());
            }
            right += cut.isPresent() ? 1 : 0;
        }
        assertThat(wrong).isEmpty();
        // Many of them leave something to guess, such as icons on the gutter's own colour.
        assertThat(right).isGreaterThan(GRIDS * 2 / 5);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, 0, 0",
        "2, 2, 1, 0",
        "2, 2, 24, 0",
        "2, 2, 10, 24",
        "1, 4, 8, 0",
        "1, 4, 8, 8",
        "3, 3, 12, 0",
        "3, 3, 0, 0",
        "4, 1, 3, 0",
        "2, 3, 20, 5",
        "16, 16, 2, 0"
    })
    void plainGrid_isCut(int rows, int columns, int gutter, int margin) throws Exception {
        BufferedImage sheet = sheet(rows, columns, gutter, margin);
        DecodedImage picture = DecodedImage.of(sheet, Encoding.of(ImageFormat.PNG));
        int tile = TILE + gutter;

        List<DecodedImage> pieces = Transforms.grid(rows, columns).apply(picture);

        assertThat(pieces).hasSize(rows * columns);
        for (int i = 0; i < pieces.size(); i++) {
            BufferedImage piece = pieces.get(i).pixels();
            int x = margin + i % columns * tile;
            int y = margin + i / columns * tile;
            assertThat(pieces.get(i).name()).isEqualTo(String.valueOf(i));
            assertThat(Samples.samples(piece)).isEqualTo(sheet.getRaster().getPixels(x, y, TILE, TILE, (int[]) null));
        }
    }

    @Test
    void transparentGutters_areFound() throws Exception {
        BufferedImage opaque = sheet(2, 2, 6, 6);
        BufferedImage sheet = new BufferedImage(opaque.getWidth(), opaque.getHeight(), BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < 4; i++) {
            int x = 6 + i % 2 * (TILE + 6);
            int y = 6 + i / 2 * (TILE + 6);
            sheet.createGraphics().drawImage(opaque.getSubimage(x, y, TILE, TILE), x, y, null);
        }

        List<DecodedImage> pieces = Transforms.grid(2, 2).apply(DecodedImage.of(sheet, Encoding.of(ImageFormat.PNG)));

        assertThat(pieces).extracting(DecodedImage::dimensions).containsOnly(new Dimensions(TILE, TILE));
    }

    @Test
    void singlePicture_isNoGrid() {
        BufferedImage one = Samples.picture(200, 200);

        assertRefused(one, "cannot be told", "grid 2x2 even");
    }

    @Test
    void blankTile_isRefused() {
        BufferedImage sheet = sheet(2, 2, 6, 0);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.PINK);
        graphics.fillRect(TILE + 6, 0, TILE, TILE);
        graphics.dispose();

        assertRefused(sheet, "tile 1", "blank");
    }

    @Test
    void tilesOfDifferentSizes_areRefused() {
        assertRefused(sheet(2, 2, 6, 0).getSubimage(5, 0, 2 * TILE + 1, 2 * TILE + 6), "cannot be told");
    }

    @Test
    void evenGrid_cutsWhereItStands() throws Exception {
        BufferedImage sheet = sheet(2, 2, 6, 0);

        List<DecodedImage> pieces =
                Transforms.evenGrid(2, 2).apply(DecodedImage.of(sheet, Encoding.of(ImageFormat.PNG)));

        assertThat(pieces).extracting(DecodedImage::dimensions).containsOnly(new Dimensions(TILE + 3, TILE + 3));
    }

    /** Tiles full of all kinds of colours, on white. */
    private static BufferedImage sheet(int rows, int columns, int gutter, int margin) {
        int width = 2 * margin + columns * (TILE + gutter) - gutter;
        int height = 2 * margin + rows * (TILE + gutter) - gutter;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < rows * columns; i++) {
            int x = margin + i % columns * (TILE + gutter);
            int y = margin + i / columns * (TILE + gutter);
            Color from = new Color(i * 53 % 180, (i * 97 + 60) % 180, (i * 31 + 120) % 180);
            Color to = new Color((i * 71 + 90) % 180, i * 43 % 180, (i * 17 + 30) % 180);
            graphics.setPaint(new GradientPaint(x, y, from, x + TILE, y + TILE, to));
            graphics.fillRect(x, y, TILE, TILE);
        }
        graphics.dispose();
        return sheet;
    }

    private static void assertRefused(BufferedImage sheet, String... words) {
        assertThatThrownBy(() -> Transforms.grid(2, 2).apply(DecodedImage.of(sheet, Encoding.of(ImageFormat.PNG))))
                .isInstanceOf(TransformException.class)
                .hasMessageContainingAll(words);
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
