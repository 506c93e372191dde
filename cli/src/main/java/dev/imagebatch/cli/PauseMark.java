package dev.imagebatch.cli;

import dev.imagebatch.rescue.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file in a work folder that pauses the run of another process while it exists. */
final class PauseMark {

    private final Path file;

    PauseMark(WorkFolder workFolder) {
        this.file = workFolder.pauseMark();
    }

    void set() throws IOException {
        Files.writeString(file, "");
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    boolean isSet() {
        return Files.exists(file);
    }
}
