package dev.imagebatch.postprocess;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageTransform;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One received image and what is to be made of it.
 *
 * <p>{@link #toString()} never shows the prompt.
 *
 * @param image the received bytes
 * @param transforms the transforms to apply, in order; empty to keep the pixels
 * @param request the request that the image answers
 * @param model the model that made the image
 * @param folder the folder for new files
 * @param fileName the prefix of the names of new files, unique among concurrent jobs
 * @since 0.1
 */
public record PostProcessingJob(
        ImageData image,
        List<ImageTransform> transforms,
        ImageRequest request,
        GeneratingModel model,
        Path folder,
        String fileName) {

    /** Copies the transforms. */
    public PostProcessingJob {
        transforms = List.copyOf(transforms);
    }

    /**
     * The model that made an image.
     *
     * @param provider the provider's name, such as {@code openai}
     * @param id the model's id
     * @param version the model's version, or null if only the id is known
     */
    public record GeneratingModel(
            String provider, String id, @Nullable String version) {}

    @Override
    public String toString() {
        return "PostProcessingJob[" + fileName + ", " + transforms.size() + " transforms]";
    }
}
