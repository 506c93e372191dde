package dev.imagebatch.postprocess;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageTransform;
import java.util.List;
import java.util.Optional;

/** A post-processor that stores images as received. */
final class PassThroughPostProcessor implements PostProcessor {

    private static final String MISSING =
            "transforms need the artifact imagebatch-imaging; add it to the class path or module path";

    @Override
    public Optional<String> unsupported(ImageTransform transform) {
        return Optional.of(MISSING);
    }

    @Override
    public Optional<String> objection(ImageData image, ImageRequest request) {
        return Optional.empty();
    }

    @Override
    public ProcessedImage process(PostProcessingJob job) throws PostProcessingException {
        if (!job.transforms().isEmpty()) {
            throw new PostProcessingException(MISSING);
        }
        return new ProcessedImage(List.of(ImagePart.of("", job.image())), List.of());
    }
}
