package dev.imagebatch.plan;

import static java.util.Objects.requireNonNull;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of a batch's specifications.
 *
 * <p>Immutable and thread-safe; each {@code with…} method returns a changed copy.
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

    /** Returns no defaults; the provider decides. */
    public static RequestDefaults none() {
        return NONE;
    }

    /** Returns a copy with a model of the batch's provider. */
    public RequestDefaults withModel(String name) {
        return new RequestDefaults(requireNonNull(name, "model"), dimensions, aspectRatio, style, quality);
    }

    /** Returns a copy with a size, which replaces an aspect ratio. */
    public RequestDefaults withDimensions(Dimensions size) {
        return new RequestDefaults(model, requireNonNull(size, "dimensions"), null, style, quality);
    }

    /** Returns a copy with an aspect ratio, which replaces a size. */
    public RequestDefaults withAspectRatio(AspectRatio ratio) {
        return new RequestDefaults(model, null, requireNonNull(ratio, "aspectRatio"), style, quality);
    }

    /** Returns a copy with a style. */
    public RequestDefaults withStyle(String name) {
        return new RequestDefaults(model, dimensions, aspectRatio, requireNonNull(name, "style"), quality);
    }

    /** Returns a copy with a quality. */
    public RequestDefaults withQuality(String name) {
        return new RequestDefaults(model, dimensions, aspectRatio, style, requireNonNull(name, "quality"));
    }

    /** Returns the model of the batch's provider. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** Returns the size. */
    public Optional<Dimensions> dimensions() {
        return Optional.ofNullable(dimensions);
    }

    /** Returns the aspect ratio. */
    public Optional<AspectRatio> aspectRatio() {
        return Optional.ofNullable(aspectRatio);
    }

    /** Returns the style. */
    public Optional<String> style() {
        return Optional.ofNullable(style);
    }

    /** Returns the quality. */
    public Optional<String> quality() {
        return Optional.ofNullable(quality);
    }
}
