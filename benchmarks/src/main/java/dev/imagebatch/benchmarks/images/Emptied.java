package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * Gives the room of pictures back, so that what the system has not written yet is not written in the time of what is
 * measured next. The empty files stay: file systems are slow at making files for minutes after many were deleted.
 */
final class Emptied {

    private Emptied() {}

    static void pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".png")).toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        }
    }
}
