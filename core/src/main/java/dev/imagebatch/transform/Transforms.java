package dev.imagebatch.transform;

import dev.imagebatch.image.Dimensions;
import java.util.List;

/**
 * The built-in transforms, by name and as they are written in specification files.
 *
 * @since 0.1
 */
public final class Transforms {

    private Transforms() {}

    /**
     * The transform of a text, such as {@code grid 2x2}, {@code trim}, {@code resize 512x512} or {@code format webp}.
     *
     * @throws IllegalArgumentException if there is none like it; the message says what there is
     */
    public static ImageTransform parse(String text) {
        throw new IllegalArgumentException("not yet: " + text);
    }

    /**
     * The transforms of a specification, checked together: at most 16, and at most one {@code thumbnail}.
     *
     * @throws IllegalArgumentException if one is not there or they do not go together; the message says why
     */
    public static List<ImageTransform> parseAll(List<String> texts) {
        return texts.stream().map(Transforms::parse).toList();
    }

    /**
     * Cuts a picture of equal tiles apart, without the gutters between them and the margin around them, which it finds.
     * Where the tiles cannot be told from the gutters it refuses.
     *
     * @param rows from 1 to 16
     * @param columns from 1 to 16, and together with rows at least two tiles
     */
    public static ImageTransform grid(int rows, int columns) {
        return parse("grid " + rows + "x" + columns);
    }

    /** Cuts a picture into equal parts where it stands, looking for no gutters. */
    public static ImageTransform evenGrid(int rows, int columns) {
        return parse("grid " + rows + "x" + columns + " even");
    }

    /** Cuts off the border of one colour, or of nothing, around a picture. */
    public static ImageTransform trim() {
        return parse("trim");
    }

    /** Makes a picture smaller until it fits; one that does already stays as it is. */
    public static ImageTransform resize(Dimensions within) {
        return parse("resize " + within);
    }

    /** Makes a picture exactly as large: scales it until it fills the size, and cuts off what stands over, on both sides alike. */
    public static ImageTransform crop(Dimensions exactly) {
        return parse("crop " + exactly);
    }

    /**
     * Adds a small copy beside the picture, the piece {@code thumbnail}.
     *
     * @param side its longer side at most, in pixels
     */
    public static ImageTransform thumbnail(int side) {
        return parse("thumbnail " + side);
    }

    /** Has the picture written in another format. */
    public static ImageTransform format(Encoding encoding) {
        return parse("format " + encoding);
    }
}
