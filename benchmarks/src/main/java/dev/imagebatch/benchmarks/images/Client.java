package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.nio.file.Path;

/** Makes one image at a time on each thread that asks. */
interface Client extends AutoCloseable {

    /** Makes an image and stores it in the file. */
    void make(String prompt, Path file) throws IOException, InterruptedException;

    @Override
    default void close() {
        // most of them end with the process
    }
}
