package dev.imagebatch.cli;

import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own, against a stand-in in this one. */
final class CommandJvm implements AutoCloseable {

    private static final long LONGEST_SECONDS = 300;

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandJvm(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts the command; what it says goes to files in {@code folder}. */
    static CommandJvm start(Path folder, FakeOpenAi vendor, List<String> arguments) throws IOException {
        return start(folder, vendor, List.of(), arguments);
    }

    /** The same behind another program, which gets the command as its last arguments. */
    static CommandJvm start(Path folder, FakeOpenAi vendor, List<String> behind, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(behind);
        command.addAll(ChildJvm.command(Main.class));
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "out", ".json");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("OPENAI_BASE_URL", vendor.baseUrl());
        builder.environment().put("OPENAI_API_KEY", FakeOpenAi.KEY);
        return new CommandJvm(builder.start(), out, err);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits a moment; true if the command has ended. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** What {@code kill -9} does; false if the command was faster. */
    boolean kill() throws InterruptedException {
        boolean running = process.isAlive();
        process.destroyForcibly();
        process.waitFor();
        return running && process.exitValue() > 128;
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    /** Waits for the end. */
    Invocation.Ended ended() throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the command does not end: " + said());
        }
        return new Invocation.Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), said());
    }

    String said() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
