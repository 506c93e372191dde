package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cli.Invocation.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, TERM and HUP on a JVM of its own. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
class InterruptTest {

    private static final int PICTURES = 40;

    @TempDir
    Path folder;

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void interruptedOnce_finishesWhatIsInFlight_andALaterRunGoesOn() throws Exception {
        List<String> command = command("latency=400ms");

        Process process = start(command);
        awaitImage(process);
        signal(process, "INT");
        String said = said(process);

        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(said).contains("stopping: ");
        JsonNode record = record();
        assertThat(record.get("end").textValue()).isEqualTo("CANCELLED");
        assertThat(record.get("heldUsd").decimalValue()).isEqualByComparingTo("0");
        assertThat(folder.resolve("out/index.html")).exists();
        int made = record.get("generated").intValue();
        assertThat(made).isBetween(1, PICTURES - 1);
        assertThat(goneOn("fail").count("generated")).isEqualTo(PICTURES - made);
        assertThat(attempts()).isEqualTo(PICTURES);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void terminatedOrHungUp_endsInOrderToo_andNothingIsPaidTwice(String name) throws Exception {
        Process process = start(command("latency=400ms"));
        awaitImage(process);
        signal(process, name);
        said(process);

        assertThat(process.exitValue()).isEqualTo(130);
        JsonNode record = record();
        assertThat(record.get("end").textValue()).isEqualTo("CANCELLED");
        assertThat(record.get("heldUsd").decimalValue()).isEqualByComparingTo("0");
        goneOn("retry");
        assertThat(attempts()).isEqualTo(PICTURES);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void callThatOutlivesItsTimeout_isAborted_soThatTheProcessEndsAfterOneSignal() throws Exception {
        Process process = deaf("--timeout=1s");
        awaitSaid(process, "4 in flight");
        signal(process, "TERM");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(record().get("end").textValue()).isEqualTo("CANCELLED");
        assertThat(record().get("heldUsd").decimalValue()).isEqualByComparingTo("0.04");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void callThatIgnoresTheAbort_doesNotKeepTheProcess() throws Exception {
        Process process = deaf("--timeout=5m");
        awaitSaid(process, "4 in flight");
        signal(process, "INT");
        awaitSaid(process, "4 images in flight will be finished");
        signal(process, "INT");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(record().get("end").textValue()).isEqualTo("CANCELLED");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("pairs")
    void interruptedTwice_notesWhatIsInFlight_andALaterRunMakesNothingTwice(String first, String second)
            throws Exception {
        Process process = start(command("latency=1m"));
        awaitSaid(process, "4 in flight");
        signal(process, first);
        awaitSaid(process, "4 images in flight will be finished");
        signal(process, second);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(130);
        JsonNode record = record();
        assertThat(record.get("end").textValue()).isEqualTo("CANCELLED");
        assertThat(record.get("heldUsd").decimalValue()).isEqualByComparingTo("0.04");
        assertThat(folder.resolve("out/index.html")).exists();
        Ended careful = goneOn("fail");
        assertThat(careful.status()).isEqualTo(1);
        assertThat(careful.count("generated")).isEqualTo(PICTURES - 4);
        assertThat(careful.count("failed")).isEqualTo(4);
        Ended bold = goneOn("retry");
        assertThat(bold.status()).isZero();
        assertThat(bold.count("generated")).isEqualTo(4);
    }

    /** Signals; with {@code -Dcases=all} every pair. */
    static Stream<Arguments> pairs() {
        List<String> names = List.of("INT", "TERM", "HUP");
        return "all".equals(System.getProperty("cases"))
                ? names.stream().flatMap(first -> names.stream().map(second -> Arguments.of(first, second)))
                : Stream.of(Arguments.of("INT", "INT"), Arguments.of("HUP", "TERM"));
    }

    private Process deaf(String timeout) throws IOException {
        List<String> command = command("price=0.01");
        command.remove("--option=price=0.01");
        command.addAll(List.of("--provider=rehearsed", timeout));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("REHEARSED_DEAF", "true");
        return builder.start();
    }

    private Ended goneOn(String onUnknown) throws IOException {
        return Invocation.run(
                "generate",
                Lines.pictures(folder, PICTURES),
                "--out",
                folder.resolve("out"),
                "--option",
                "price=0.01",
                "--on-unknown",
                onUnknown,
                "--json");
    }

    private List<String> command(String latency) throws IOException {
        List<String> command = new ArrayList<>(listening());
        command.addAll(ChildJvm.command(Main.class));
        command.addAll(List.of(
                "generate",
                Lines.pictures(folder, PICTURES).toString(),
                "--out",
                folder.resolve("out").toString(),
                "--yes",
                "--option=price=0.01",
                "--option=" + latency,
                "--concurrency=4"));
        return command;
    }

    /** A build in the background ignores Ctrl-C or HUP, and so would its children: they are made to listen where that is so. */
    private static List<String> listening() throws IOException {
        List<String> listening = List.of("env", "--default-signal=INT,HUP");
        try {
            List<String> probe = new ArrayList<>(listening);
            probe.add("true");
            return new ProcessBuilder(probe).start().waitFor() == 0 ? listening : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private void awaitImage(Process process) throws IOException, InterruptedException {
        while (process.isAlive()
                && (Files.notExists(folder.resolve("out")) || Lines.images(folder.resolve("out")) == 0)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as("the batch still runs").isTrue();
    }

    /** How many paid calls the ledger knows. */
    private long attempts() throws IOException {
        Path ledger = folder.resolve("out/.imagebatch/ledger.jsonl");
        if (Files.notExists(ledger)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(ledger)) {
            return lines.mapToLong(line -> line.split("attempt-started", -1).length - 1)
                    .sum();
        }
    }

    private static void awaitSaid(Process process, String words) throws IOException {
        BufferedReader reader = process.inputReader();
        String line = reader.readLine();
        while (line != null && !line.contains(words)) {
            line = reader.readLine();
        }
        assertThat(line).contains(words);
    }

    private static String said(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private JsonNode record() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("out/.imagebatch/batch.json").toFile());
    }
}
