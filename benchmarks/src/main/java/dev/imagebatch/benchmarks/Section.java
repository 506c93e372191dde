package dev.imagebatch.benchmarks;

import java.io.IOException;

/** A table of the page of measurements, and how it is measured. */
public interface Section {

    /** What it is called on the command line and in the page, such as {@code images}. */
    String name();

    /**
     * Measures, and says how far it has come on the way.
     *
     * @return the Markdown that the page shows
     */
    String measure() throws IOException, InterruptedException;
}
