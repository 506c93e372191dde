package dev.imagebatch;

import dev.imagebatch.image.ImageData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a picture on its way to the sink.
 *
 * @param name what the transform that made it calls it; empty for the picture itself
 * @param data its bytes
 * @param marks what it says about where it comes from
 * @param sidecar what is to be stored beside it, or null
 */
record Piece(
        String name,
        ImageData data,
        List<String> marks,
        @Nullable String sidecar) {

    /** One that is stored as it is. */
    static Piece of(String name, ImageData data) {
        return new Piece(name, data, List.of(), null);
    }
}
