package dev.imagebatch.plan;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a batch asks for wherever its specifications leave it open.
 *
 * <p>Immutable and thread-safe; each {@code with…} method gives a changed copy.
 *
 * @since 0.1
 */
public final class RequestDefaults {

    private static final RequestDefaults NONE = new RequestDefaults(null, null, null, null, null);

    private final @Nullable String model;
    private final @Nullable Dimensions dimensions;
    private final @Nullable AspectRatio aspectRatio;
    private final @Nullable String style;
    private final @Nullable String quality;

    private RequestDefaults(
            @Nullable String model,
            @Nullable Dimensions dimensions,
            @Nullable AspectRatio aspectRatio,
            @Nullable String style,
            @Nullable String quality) {
        this.model = model;
        this.dimensions = dimensions;
        this.aspectRatio = aspectRatio;
        this.style = style;
        this.quality = quality;
    }

    /** Leaves everything to the provider. */
    public static RequestDefaults none() {
        return NONE;
    }

    /** With a model of the batch's provider. */
    public RequestDefaults withModel(String name) {
        return new RequestDefaults(name, dimensions, aspectRatio, style, quality);
    }

    /** With a size; takes the place of an aspect ratio. */
    public RequestDefaults withDimensions(Dimensions size) {
        return new RequestDefaults(model, size, null, style, quality);
    }

    /** With an aspect ratio; takes the place of a size. */
    public RequestDefaults withAspectRatio(AspectRatio ratio) {
        return new RequestDefaults(model, null, ratio, style, quality);
    }

    /** With a style. */
    public RequestDefaults withStyle(String name) {
        return new RequestDefaults(model, dimensions, aspectRatio, name, quality);
    }

    /** With a quality. */
    public RequestDefaults withQuality(String name) {
        return new RequestDefaults(model, dimensions, aspectRatio, style, name);
    }

    /** The model of the batch's provider. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** The size. */
    public Optional<Dimensions> dimensions() {
        return Optional.ofNullable(dimensions);
    }

    /** The aspect ratio. */
    public Optional<AspectRatio> aspectRatio() {
        return Optional.ofNullable(aspectRatio);
    }

    /** The style. */
    public Optional<String> style() {
        return Optional.ofNullable(style);
    }

    /** The quality. */
    public Optional<String> quality() {
        return Optional.ofNullable(quality);
    }
}
