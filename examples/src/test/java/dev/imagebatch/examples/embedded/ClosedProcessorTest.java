package dev.imagebatch.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchRun;
import dev.imagebatch.cost.Money;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.spec.SpecificationSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A processor that is closed with calls in flight, in a program that continues. */
@Timeout(120)
class ClosedProcessorTest {

    @TempDir
    private Path folder;

    @Test
    void close_withCallsInFlight_storesTheirImages() throws Exception {
        try (StoppedProgram program = new StoppedProgram(folder);
                ImageProvider provider = program.provider()) {
            BatchProcessor processor =
                    BatchProcessor.builder(provider).output(program.output()).build();
            SpecificationSource specifications = SpecificationFile.at(program.specifications());
            BatchRun run = processor.processAsync(specifications);
            program.awaitCallsInFlight();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(processor::close);
            while (!run.await(Duration.ofMillis(100))) {
                program.answer();
            }
            closed.join();

            ImageBatchResult result = run.result().join();
            assertThat(result.end()).isEqualTo(End.CANCELLED);
            assertThat(result.held()).isEqualTo(Money.ZERO);
            assertThat(result.generated())
                    .isEqualTo(program.vendor().images())
                    .isEqualTo(program.inLedger("\"attempt-started\""))
                    .isEqualTo(program.inLedger("\"attempt-ended\""));
            assertThatIllegalStateException()
                    .isThrownBy(() -> processor.process(specifications))
                    .withMessageContaining("closed");
        }
    }
}
