package dev.imagebatch.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs a class in a JVM of its own. */
final class ChildProcess {

    private ChildProcess() {}

    /**
     * What it printed and how it ended.
     *
     * @param status the exit status
     * @param output standard output and error
     */
    record Ended(int status, String output) {}

    static Ended run(List<String> jvmOptions, Map<String, String> environment, Class<?> main, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = ChildJvm.command(main, jvmOptions.toArray(String[]::new));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
