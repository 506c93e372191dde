package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The way of an answer's image into its file. */
interface Landing {

    void land(InputStream answer, Path file) throws IOException;
}
