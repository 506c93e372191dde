package dev.imagebatch.examples.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A plain program with a shutdown hook. */
@DisabledOnOs(OS.WINDOWS)
class StoppableBatchTest extends ShutdownContract {

    @Override
    protected void start(StoppedProgram program) throws IOException {
        start(program, Duration.ofMinutes(5));
    }

    @Override
    protected void start(StoppedProgram program, Duration bound) throws IOException {
        program.start(
                System.getProperty("java.class.path"),
                List.of(
                        StoppableBatch.class.getName(),
                        program.specifications().toString(),
                        program.output().toString(),
                        bound.toString()));
    }
}
