package dev.imagebatch.postprocess;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The parts that a post-processor made of a received image. Closing deletes the temporary files.
 *
 * @since 0.1
 */
public final class ProcessedImage implements Closeable {

    /** The mark of a part whose pixels are no longer those that the received image's C2PA manifest vouches for. */
    public static final String LOST_MANIFEST = "lost:c2pa";

    private final List<ImagePart> parts;
    private final List<Path> temporaryFiles;

    /**
     * @param parts at least one; the first one stands for the image
     * @param temporaryFiles the files to delete on close
     */
    public ProcessedImage(List<ImagePart> parts, List<Path> temporaryFiles) {
        this.parts = List.copyOf(parts);
        this.temporaryFiles = List.copyOf(temporaryFiles);
    }

    /** Returns the parts to store, in order. */
    public List<ImagePart> parts() {
        return parts;
    }

    /** Returns whether the received image holds a manifest that the parts no longer carry. */
    public boolean isManifestLost() {
        return parts.stream().anyMatch(part -> part.marks().contains(LOST_MANIFEST));
    }

    @Override
    public void close() throws IOException {
        for (Path file : temporaryFiles) {
            Files.deleteIfExists(file);
        }
    }
}
