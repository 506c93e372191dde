package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.PixelTransform;
import java.util.List;

/**
 * The built-in transforms, by name and as they are written in specification files.
 *
 * @since 0.1
 */
public final class Transforms {

    /** One image goes through at most so many transforms. */
    public static final int MOST = 16;

    private static final int MOST_TILES_A_SIDE = 16;
    private static final int LONGEST_SIDE = 16_384;

    private Transforms() {}

    /**
     * The transform of a text, such as {@code grid 2x2}, {@code trim}, {@code resize 512x512} or {@code format webp}.
     *
     * @throws IllegalArgumentException if there is none like it; the message says what there is
     */
    public static PixelTransform parse(String text) {
        return new TransformText(text).read();
    }

    /**
     * The transforms of a specification, checked together: at most {@value #MOST}, and at most one {@code thumbnail}.
     *
     * @throws IllegalArgumentException if one is not there or they do not go together; the message says why
     */
    public static List<PixelTransform> parseAll(List<String> texts) {
        if (texts.size() > MOST) {
            throw new IllegalArgumentException(
                    "one image goes through at most " + MOST + " transforms: " + texts.size());
        }
        List<PixelTransform> transforms = texts.stream().map(Transforms::parse).toList();
        if (transforms.stream().filter(ThumbnailTransform.class::isInstance).count() > 1) {
            throw new IllegalArgumentException("there can be one thumbnail: two would have the same name");
        }
        return transforms;
    }

    /**
     * Cuts a picture of equal tiles apart, without the gutters between them and the margin around them, which it finds.
     * Where the tiles cannot be told from the gutters it refuses. The pieces are {@code 0}, {@code 1} and so on, row by
     * row.
     *
     * @param rows from 1 to 16
     * @param columns from 1 to 16, and together with rows at least two tiles
     * @throws IllegalArgumentException if they are out of range
     */
    public static PixelTransform grid(int rows, int columns) {
        checkGrid(rows, columns);
        return new Grid(rows, columns);
    }

    /**
     * Cuts a picture into equal parts where it stands, looking for no gutters; see {@link #grid}.
     *
     * @throws IllegalArgumentException if rows or columns are out of range
     */
    public static PixelTransform evenGrid(int rows, int columns) {
        checkGrid(rows, columns);
        return new EvenGrid(rows, columns);
    }

    /** Cuts off the border of one colour, or of nothing, around a picture. */
    public static PixelTransform trim() {
        return new Trim();
    }

    /**
     * Makes a picture smaller until it fits; one that does already stays as it is.
     *
     * @throws IllegalArgumentException if a side is longer than 16384 pixels
     */
    public static PixelTransform resize(Dimensions within) {
        checkSide(Math.max(within.width(), within.height()));
        return new Resize(within);
    }

    /**
     * Makes a picture exactly as large: scales it until it fills the size, and cuts off what stands over, on both sides
     * alike.
     *
     * @throws IllegalArgumentException if a side is longer than 16384 pixels
     */
    public static PixelTransform crop(Dimensions exactly) {
        checkSide(Math.max(exactly.width(), exactly.height()));
        return new Crop(exactly);
    }

    /**
     * Adds a small copy beside the picture, the piece {@code thumbnail}.
     *
     * @param side its longer side at most, from 1 to 16384 pixels
     * @throws IllegalArgumentException if it is out of range
     */
    public static PixelTransform thumbnail(int side) {
        checkSide(side);
        return new ThumbnailTransform(side);
    }

    /**
     * Has the picture written in another format.
     *
     * @throws IllegalArgumentException if it is GIF, which is not written
     */
    public static PixelTransform format(Encoding encoding) {
        if (encoding.format() == ImageFormat.GIF) {
            throw new IllegalArgumentException("gif is not written: png, jpeg and webp are");
        }
        return new Format(encoding);
    }

    private static void checkGrid(int rows, int columns) {
        int most = Math.max(rows, columns);
        if (Math.min(rows, columns) < 1 || most < 2 || most > MOST_TILES_A_SIDE) {
            throw new IllegalArgumentException("a grid has two tiles or more, and at most " + MOST_TILES_A_SIDE
                    + " rows and columns: " + rows + "x" + columns);
        }
    }

    private static void checkSide(int side) {
        if (side < 1 || side > LONGEST_SIDE) {
            throw new IllegalArgumentException("a side has 1 to " + LONGEST_SIDE + " pixels: " + side);
        }
    }
}
