package dev.imagebatch.postprocess;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageTransform;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Work on received images before they are stored: a quality check, transforms, provenance marks.
 *
 * <p>Implementations are thread-safe: many images are processed at once.
 *
 * @since 0.1
 */
public interface PostProcessor {

    /** Returns the post-processor on the class path or module path, or {@link #none()} if there is none. */
    static PostProcessor available() {
        return ServiceLoader.load(PostProcessor.class).findFirst().orElseGet(PostProcessor::none);
    }

    /** Returns a post-processor that accepts every image and stores it as it was received. */
    static PostProcessor none() {
        return new PassThroughPostProcessor();
    }

    /** Returns why this post-processor cannot apply a transform, or empty if it can. Called while a batch is planned. */
    Optional<String> unsupported(ImageTransform transform);

    /**
     * Returns the first objection of the quality check to an image, for people, or empty if the image is good.
     *
     * @throws IOException if the bytes cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    Optional<String> objection(ImageData image, ImageRequest request) throws IOException, InterruptedException;

    /** Returns how often an image that the quality check rejects is requested again, at its price; 0 by default. */
    default int retriesOfRejected() {
        return 0;
    }

    /**
     * Makes the parts that are stored of a received image. The caller closes the result after it has stored them.
     *
     * @throws PostProcessingException if the image cannot be processed
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread is interrupted; no file is left behind
     */
    ProcessedImage process(PostProcessingJob job) throws PostProcessingException, IOException, InterruptedException;
}
