package dev.imagebatch.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's {@code libimage-exiftool-perl}. A test that needs it fails where it is missing. */
final class ExifTool {

    private ExifTool() {}

    /** Returns all tags with their groups, such as {@code XMP-iptcExt:AISystemUsed}, with raw values. */
    static JsonNode tags(Path file) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(run("-j", "-G1", "-n", file.toString()))
                .get(0);
    }

    /** Returns its validation errors. */
    static List<String> warnings(Path file) throws IOException, InterruptedException {
        return run("-validate", "-warning", "-error", "-a", file.toString())
                .lines()
                .filter(line -> !line.matches("Validate +: OK"))
                .toList();
    }

    private static String run(String... args) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("exiftool", "-charset", "filename=utf8"), Stream.of(args))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
