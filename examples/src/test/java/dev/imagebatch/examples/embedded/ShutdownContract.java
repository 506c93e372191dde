package dev.imagebatch.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.provider.ImageProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of programs that close their processor when they are stopped with calls in flight. */
@Timeout(240)
public abstract class ShutdownContract {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BOUND = Duration.ofSeconds(1);

    /** The time that a busy machine may need to end a JVM. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    /** Starts the program, which waits long for calls in flight when it is stopped. */
    protected abstract void start(StoppedProgram program) throws Exception;

    /** Starts the program, which waits for calls in flight as long as the bound when it is stopped. */
    protected abstract void start(StoppedProgram program, Duration bound) throws Exception;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT"})
    void signal_withCallsInFlight_losesNoImage(String signal) throws Exception {
        try (StoppedProgram program = new StoppedProgram(folder)) {
            start(program);
            program.awaitCallsInFlight();
            long stopped = System.nanoTime();
            program.signal(signal);
            program.answerUntilTheEnd();

            assertThat(since(stopped)).isLessThan(LONGEST);
            long paid = program.vendor().images();
            assertThat(paid).isEqualTo(program.vendor().generations()).isLessThan(StoppedProgram.PICTURES);
            assertThat(program.inLedger("\"attempt-started\"")).isEqualTo(paid);
            assertThat(program.inLedger("\"attempt-ended\"")).isEqualTo(paid);
            assertThat(program.images()).isEqualTo(paid);

            String next = nextRun(program);
            assertThat(next).contains("16 of 16 stored (" + (16 - paid) + " generated, " + paid + " reused)");
            assertThat(program.vendor().images()).isEqualTo(StoppedProgram.PICTURES);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void callsThatOutliveTheBound_areRecordedAsPossiblyCharged() throws Exception {
        try (StoppedProgram program = new StoppedProgram(folder)) {
            start(program, BOUND);
            program.awaitCallsInFlight();
            long stopped = System.nanoTime();
            program.signal("TERM");
            program.awaitEnd();

            assertThat(since(stopped)).isBetween(BOUND, BOUND.plus(ALLOWANCE));
            long attempts = program.vendor().generations();
            assertThat(program.inLedger("\"attempt-started\"")).isEqualTo(attempts);
            assertThat(program.inLedger("\"attempt-ended\"")).isEqualTo(attempts);
            assertThat(program.inLedger("\"charged\":\"unknown\",\"costUsd\"")).isEqualTo(StoppedProgram.IN_FLIGHT);

            assertThat(nextRun(program))
                    .contains("8 of 16 stored (" + (16 - attempts) + " generated, " + (attempts - 8)
                            + " reused, 8 failed)");
            assertThat(program.vendor().generations()).isEqualTo(StoppedProgram.PICTURES);
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static String nextRun(StoppedProgram program) throws IOException, InterruptedException {
        program.vendor().latency(Duration.ZERO);
        try (ImageProvider provider = program.provider();
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .output(program.output())
                        .build()) {
            return processor
                    .process(SpecificationFile.at(program.specifications()))
                    .summary();
        }
    }
}
