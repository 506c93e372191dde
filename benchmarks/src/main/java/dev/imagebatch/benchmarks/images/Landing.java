package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** How an answer's image gets into its file. */
interface Landing {

    void land(InputStream answer, Path file) throws IOException;
}
