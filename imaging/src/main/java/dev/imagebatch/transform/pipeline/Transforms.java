package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.PixelTransform;
import java.util.List;

/**
 * Factory methods for the built-in transforms, and the parser of their text in specification files.
 *
 * @since 0.1
 */
public final class Transforms {

    /** The maximum number of transforms of one image. */
    public static final int MOST = 16;

    private static final int MOST_TILES_A_SIDE = 16;
    private static final int LONGEST_SIDE = 16_384;

    private Transforms() {}

    /**
     * Returns the transform of a text, such as {@code grid 2x2}, {@code trim}, {@code resize 512x512} or
     * {@code format webp}.
     *
     * @throws IllegalArgumentException if the text is not a valid transform; the message lists the alternatives
     */
    public static PixelTransform parse(String text) {
        return new TransformText(text).read();
    }

    /**
     * Returns the transforms of a specification, at most {@value #MOST} of them and at most one {@code thumbnail}.
     *
     * @throws IllegalArgumentException if a text is not a valid transform or the transforms cannot be combined; the
     *     message contains the reason
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
     * Returns a transform that cuts an image of equal tiles apart and removes the gutters between them and the margin
     * around them. The transform fails if the tiles cannot be distinguished from the gutters. The pieces are named
     * {@code 0}, {@code 1} and so on, row by row.
     *
     * @param rows the number of rows, from 1 to 16
     * @param columns the number of columns, from 1 to 16; there must be at least two tiles
     * @throws IllegalArgumentException if rows or columns are out of range
     */
    public static PixelTransform grid(int rows, int columns) {
        checkGrid(rows, columns);
        return new Grid(rows, columns);
    }

    /**
     * Returns a transform that cuts an image into equal parts without searching for gutters; see {@link #grid}.
     *
     * @param rows the number of rows, as in {@link #grid}
     * @param columns the number of columns, as in {@link #grid}
     * @throws IllegalArgumentException if rows or columns are out of range
     */
    public static PixelTransform evenGrid(int rows, int columns) {
        checkGrid(rows, columns);
        return new EvenGrid(rows, columns);
    }

    /** Returns a transform that removes the border of one colour, or of transparent pixels, around an image. */
    public static PixelTransform trim() {
        return new Trim();
    }

    /**
     * Returns a transform that scales an image down to fit a size; an image that fits is unchanged.
     *
     * @param within the maximum size, with sides of at most 16384 pixels
     * @throws IllegalArgumentException if a side is longer than 16384 pixels
     */
    public static PixelTransform resize(Dimensions within) {
        checkSide(Math.max(within.width(), within.height()));
        return new Resize(within);
    }

    /**
     * Returns a transform that scales an image to cover a size and crops the excess equally on both sides.
     *
     * @param exactly the resulting size, with sides of at most 16384 pixels
     * @throws IllegalArgumentException if a side is longer than 16384 pixels
     */
    public static PixelTransform crop(Dimensions exactly) {
        checkSide(Math.max(exactly.width(), exactly.height()));
        return new Crop(exactly);
    }

    /**
     * Returns a transform that adds a small copy of the image as the piece {@code thumbnail}.
     *
     * @param side the maximum length of the longer side in pixels, from 1 to 16384
     * @throws IllegalArgumentException if the side is out of range
     */
    public static PixelTransform thumbnail(int side) {
        checkSide(side);
        return new ThumbnailTransform(side);
    }

    /**
     * Returns a transform that changes the format in which the image is written.
     *
     * @param encoding the format and quality; not GIF
     * @throws IllegalArgumentException if the format is GIF, which cannot be written
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
