package dev.imagebatch.benchmarks.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A completed process.
 *
 * @param millis its time, start included
 * @param lines its output
 */
record Start(double millis, List<String> lines) {

    /** Runs a command line with more JVM options, which may be empty. */
    static Start of(List<String> command, String options) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment().put("IMAGEBATCH_JAVA_OPTS", options);
        long begun = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        double millis = (System.nanoTime() - begun) / 1e6;
        if (status != 0) {
            throw new IOException(command + " ended with " + status);
        }
        return new Start(millis, text.lines().toList());
    }
}
