package dev.imagebatch.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program in a JVM of its own, whose batch calls a stand-in of OpenAI in this one, until it is stopped by a signal. */
public final class StoppedProgram implements AutoCloseable {

    static final int PICTURES = 16;
    static final int IN_FLIGHT = 8;
    private static final int FIRST = 4;
    private static final Duration LATENCY = Duration.ofMinutes(1);
    private static final long LONGEST_SECONDS = 100;
    private static final List<String> FAST = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true");

    private final Path folder;
    private final ManualClock clock = new ManualClock();
    private final FakeOpenAi vendor = new FakeOpenAi(clock);
    private final List<Process> processes = new ArrayList<>();

    StoppedProgram(Path folder) {
        this.folder = folder;
        vendor.latency(LATENCY);
        vendor.start();
    }

    FakeOpenAi vendor() {
        return vendor;
    }

    /** Returns the folder of the images. */
    public Path output() {
        return folder.resolve("out");
    }

    /** Returns a provider like that of the program. */
    ImageProvider provider() {
        return ImageProviders.discover()
                .named("openai")
                .create(ProviderSettings.defaults().withEnvironment(environment()::get));
    }

    private Map<String, String> environment() {
        return Map.of("OPENAI_BASE_URL", vendor.baseUrl(), "OPENAI_API_KEY", FakeOpenAi.KEY);
    }

    /** Returns a file of {@link #PICTURES} specifications. */
    public Path specifications() throws IOException {
        String lines = IntStream.range(0, PICTURES)
                .mapToObj(i -> "{\"id\":\"p" + i + "\",\"prompt\":\"picture " + i + "\"}")
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("pictures.jsonl"), lines + "\n");
    }

    /** Starts a main class with a class path. */
    public void start(String classPath, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(listening());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FAST);
        command.addAll(List.of("-cp", classPath));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(processes.size()).toFile());
        builder.environment().putAll(environment());
        processes.add(builder.start());
    }

    /** Answers the first calls, then waits until {@link #IN_FLIGHT} more were received, and answers none of them. */
    void awaitCallsInFlight() throws InterruptedException {
        clock.awaitSleepers(FIRST);
        clock.advance(LATENCY);
        clock.awaitSleepers(IN_FLIGHT);
    }

    /** Sends a signal. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process().pid()))
                .start()
                .waitFor();
    }

    /** Answers the calls in flight, again and again until the program has ended. */
    void answerUntilTheEnd() throws InterruptedException {
        while (!process().waitFor(300, TimeUnit.MILLISECONDS)) {
            answer();
        }
    }

    /** Answers the calls in flight. */
    void answer() {
        clock.advance(LATENCY);
    }

    /** Waits for the end. */
    void awaitEnd() throws InterruptedException {
        assertThat(process().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                .as(this::said)
                .isTrue();
    }

    /** Returns the output of the program that was started last. */
    String said() {
        try {
            return Files.readString(log(processes.size() - 1));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Returns how often the ledger contains some text. */
    long inLedger(String text) throws IOException {
        String ledger = Files.readString(output().resolve(".imagebatch/ledger.jsonl"));
        return Pattern.compile(text, Pattern.LITERAL).matcher(ledger).results().count();
    }

    long images() throws IOException {
        try (Stream<Path> files = Files.list(output())) {
            return files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        vendor.close();
    }

    private Process process() {
        return processes.get(processes.size() - 1);
    }

    private Path log(int number) {
        return folder.resolve("said-" + number + ".txt");
    }

    /** A build in the background ignores INT and HUP, and so would its children. */
    private static List<String> listening() throws IOException {
        try {
            List<String> listening = List.of("env", "--default-signal=INT,HUP");
            List<String> probe =
                    Stream.concat(listening.stream(), Stream.of("true")).toList();
            return new ProcessBuilder(probe).start().waitFor() == 0 ? listening : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
