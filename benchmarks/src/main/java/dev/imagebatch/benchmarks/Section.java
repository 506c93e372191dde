package dev.imagebatch.benchmarks;

import java.io.IOException;

/** A table of the results page and its measurement. */
public interface Section {

    /** Returns its name on the command line and in the page, such as {@code images}. */
    String name();

    /**
     * Measures and prints its progress.
     *
     * @return the Markdown for the page
     */
    String measure() throws IOException, InterruptedException;
}
