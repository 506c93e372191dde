package dev.imagebatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the folder of a run that says, to whichever process runs it, that nothing new is to start. */
final class PauseMark {

    private final Path file;

    PauseMark(Path workFolder) {
        this.file = workFolder.resolve("paused");
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
