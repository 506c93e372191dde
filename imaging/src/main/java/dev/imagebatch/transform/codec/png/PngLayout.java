package dev.imagebatch.transform.codec.png;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.container.PngChunks;
import dev.imagebatch.transform.TransformException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The layout of a PNG's samples, as declared in its header.
 *
 * @param depth the number of bits per sample
 * @param colour the number of the colour type
 */
record PngLayout(Dimensions size, int depth, int colour, boolean interlaced) {

    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGBA = 6;

    private static final int LENGTH = 13;
    private static final int PALETTE_ENTRY = 3;
    private static final Map<Integer, List<Integer>> DEPTHS = Map.of(
            GREY, List.of(1, 2, 4, 8, 16),
            RGB, List.of(8, 16),
            PALETTE, List.of(1, 2, 4, 8),
            GREY_ALPHA, List.of(8, 16),
            RGBA, List.of(8, 16));

    /** Returns the layout declared by the content of an IHDR chunk, for an image of the given size. */
    static PngLayout of(byte[] content, Dimensions size) throws TransformException {
        ByteBuffer header = ByteBuffer.wrap(content);
        if (content.length < LENGTH || header.getInt() != size.width() || header.getInt() != size.height()) {
            throw TransformException.damaged("damaged PNG: its header declares another size");
        }
        PngLayout layout = new PngLayout(size, header.get(), header.get(), content[12] == 1);
        boolean isKnown = DEPTHS.getOrDefault(layout.colour, List.of()).contains(layout.depth);
        if (!isKnown || content[10] != 0 || content[11] != 0 || (content[12] & ~1) != 0) {
            throw TransformException.damaged("damaged PNG: its header declares an unknown kind of PNG");
        }
        return layout;
    }

    boolean isPalette() {
        return colour == PALETTE;
    }

    /** Returns whether the stored samples are red, green, blue and, optionally, alpha. */
    boolean isRgb() {
        return colour == RGB || colour == RGBA;
    }

    boolean hasAlpha() {
        return colour == GREY_ALPHA || colour == RGBA;
    }

    /** Returns the number of stored samples per pixel. */
    int channels() {
        return (isRgb() ? 3 : 1) + (hasAlpha() ? 1 : 0);
    }

    /** Checks the contents of the PLTE and tRNS chunks; the content of an absent chunk is empty. */
    void check(byte[] palette, byte[] transparency) throws TransformException {
        if (isPalette() && (palette.length == 0 || palette.length % PALETTE_ENTRY != 0)) {
            throw TransformException.damaged("damaged PNG: no palette");
        }
        if (!isPalette() && transparency.length != 0 && transparency.length != 2 * channels()) {
            throw TransformException.damaged("damaged PNG: its transparent colour has the wrong length");
        }
    }

    /**
     * Returns the signature and an IHDR chunk. Palette indexes are declared as grey, so that they are read unchanged.
     */
    byte[] asHeader() {
        byte[] content = ByteBuffer.allocate(LENGTH)
                .putInt(size.width())
                .putInt(size.height())
                .put((byte) depth)
                .put((byte) (isPalette() ? GREY : colour))
                .put(12, (byte) (interlaced ? 1 : 0))
                .array();
        return ByteBuffer.allocate(PngChunks.SIGNATURE.length() + PngChunks.OVERHEAD + LENGTH)
                .put(PngChunks.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1))
                .put(PngChunks.chunk("IHDR", content))
                .array();
    }
}
