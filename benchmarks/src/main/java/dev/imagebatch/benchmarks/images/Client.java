package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.nio.file.Path;

/** A client that generates one image at a time on each calling thread. */
interface Client extends AutoCloseable {

    /** Generates an image and stores it in the file. */
    void make(String prompt, Path file) throws IOException, InterruptedException;

    @Override
    default void close() {
        // most of them end with the process
    }
}
