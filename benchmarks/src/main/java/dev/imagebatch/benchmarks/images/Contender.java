package dev.imagebatch.benchmarks.images;

import java.io.IOException;

/** Makes images, many at once, and stores each in a file; keeps its threads and connections until it is closed. */
interface Contender extends AutoCloseable {

    /** Makes the images of these numbers and comes back when the last of them is stored. */
    void make(int first, int count) throws IOException, InterruptedException;

    @Override
    void close();
}
