package dev.imagebatch.provider.gemini;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.spec.ImageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shape and size of an image in the values of the service; null leaves the choice to the model.
 *
 * @param aspectRatio the aspect ratio, such as {@code 16:9}
 * @param imageSize the image size, such as {@code 2K}
 */
record ImageConfig(@Nullable String aspectRatio, @Nullable String imageSize) {

    static final Dimensions USUAL = new Dimensions(1024, 1024);

    /**
     * The quality that derives the image size from the requested size, for specifications shared by several providers.
     */
    static final String STANDARD = "standard";

    private static final List<AspectRatio> RATIOS = Stream.of(
                    "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9", "1:4", "4:1", "1:8", "8:1")
            .map(AspectRatio::parse)
            .toList();
    private static final Map<String, Integer> SIDES = Map.of("1K", 1024, "2K", 2048, "4K", 4096);

    /** Returns the configuration of a request: its options take precedence, then its quality, then its size. */
    static ImageConfig of(ImageRequest request, GeminiRequestOptions options, Optional<GeminiModel> model) {
        ImageConfig sized = request.size()
                .map(size -> model.flatMap(known -> ofTable(size, known)).orElseGet(() -> nearest(size)))
                .orElse(new ImageConfig(null, null));
        String ratio = options.aspectRatio() != null ? options.aspectRatio() : sized.aspectRatio();
        String quality =
                request.quality().filter(word -> !word.equals(STANDARD)).orElse(sized.imageSize());
        return new ImageConfig(ratio, options.imageSize() != null ? options.imageSize() : quality);
    }

    /** Returns the configuration to send, without the image size if the model has only that one. */
    ImageConfig sentTo(Optional<GeminiModel> model) {
        boolean onlyOne = model.filter(known -> known.imageSizes().size() == 1
                        && known.imageSizes().get(0).name().equals(imageSize))
                .isPresent();
        return onlyOne ? new ImageConfig(aspectRatio, null) : this;
    }

    /** Returns a description of the values that the model does not support; empty if it may support them. */
    Optional<String> problem(GeminiModel model) {
        if (imageSize != null && model.imageSize(imageSize).isEmpty()) {
            List<String> names =
                    model.imageSizes().stream().map(GeminiModel.ImageSize::name).toList();
            return Optional.of(
                    model.id() + " has no image size \"" + imageSize + "\"; it has: " + String.join(", ", names));
        }
        if (aspectRatio != null && !model.ratios().containsKey(AspectRatio.parse(aspectRatio))) {
            List<String> names =
                    model.ratios().keySet().stream().map(AspectRatio::toString).toList();
            return Optional.of(
                    model.id() + " has no aspect ratio " + aspectRatio + "; it has: " + String.join(", ", names));
        }
        return Optional.empty();
    }

    private static Optional<ImageConfig> ofTable(Dimensions size, GeminiModel model) {
        for (GeminiModel.ImageSize imageSize : model.imageSizes()) {
            for (Map.Entry<AspectRatio, Dimensions> ratio : model.ratios().entrySet()) {
                if (imageSize.of(ratio.getValue()).equals(size)) {
                    return Optional.of(new ImageConfig(ratio.getKey().toString(), imageSize.name()));
                }
            }
        }
        return Optional.empty();
    }

    private static ImageConfig nearest(Dimensions size) {
        AspectRatio ratio = RATIOS.stream()
                .min(Comparator.comparingDouble(known -> Math.abs(Math.log(size.ratio() / known.value()))))
                .orElseThrow();
        double side = Math.sqrt(size.pixels());
        String name = SIDES.entrySet().stream()
                .min(Comparator.comparingDouble(known -> Math.abs(Math.log(side / known.getValue()))))
                .orElseThrow()
                .getKey();
        return new ImageConfig(ratio.toString(), name);
    }
}
