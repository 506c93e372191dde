package dev.imagebatch.benchmarks.images;

import java.io.IOException;

/** A generator of images that stores each in a file and keeps its threads and connections until it is closed. */
interface Contender extends AutoCloseable {

    /** Generates the images of these numbers and returns when the last one is stored. */
    void make(int first, int count) throws IOException, InterruptedException;

    @Override
    void close();
}
