package dev.imagebatch.postprocess;

import dev.imagebatch.image.ImageData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a processed image on its way to the sink.
 *
 * @param name the name that a transform gave the part; empty for the image itself
 * @param data its bytes
 * @param marks the provenance marks that it carries
 * @param sidecar the metadata to store beside it, or null
 * @since 0.1
 */
public record ImagePart(
        String name,
        ImageData data,
        List<String> marks,
        @Nullable String sidecar) {

    /** Returns a part without marks and sidecar. */
    public static ImagePart of(String name, ImageData data) {
        return new ImagePart(name, data, List.of(), null);
    }

    /** Copies the marks. */
    public ImagePart {
        marks = List.copyOf(marks);
    }
}
