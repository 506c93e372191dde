package dev.imagebatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of results, with a pair of comments around each section. */
final class ResultsPage {

    private final Path file;

    ResultsPage(Path file) {
        this.file = file;
    }

    /** Writes a section's Markdown between its comments. */
    void write(String section, String markdown) throws IOException {
        String begin = "<!-- measured: " + section + " -->";
        String end = "<!-- end: " + section + " -->";
        String text = Files.readString(file);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(
                    file + " has no place for " + section + ": it needs the lines " + begin + " and " + end);
        }
        Files.writeString(
                file, text.substring(0, from + begin.length()) + "\n" + markdown.strip() + "\n" + text.substring(to));
    }
}
