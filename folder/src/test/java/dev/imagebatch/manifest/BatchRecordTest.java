package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageBatchResult.FailedImage;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.OutcomeCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRecordTest {

    private static final Instant STARTED = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void record_ofABatch_isWrittenWhole() throws IOException {
        Path file = folder.resolve("new/batch.json");

        BatchRecord.write(file, result(), Map.of("provider", "openai", "budget", "1.00"));

        assertThat(file).content().isEqualTo(new String(GoodFilesTest.resource("batch.json"), StandardCharsets.UTF_8));
        assertThat(folder.resolve("new")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void record_ofABatchThatBegins_isReplacedAtItsEnd() throws IOException {
        Path file = folder.resolve("batch.json");

        BatchRecord.started(file, "b-1", STARTED, Map.of("provider", "placeholder"));
        JsonNode begun = new ObjectMapper().readTree(file.toFile());
        BatchRecord.write(file, result(), Map.of());

        assertThat(begun.path("batch").asText()).isEqualTo("b-1");
        assertThat(begun.path("end").asText()).isEqualTo("RUNNING");
        assertThat(begun.path("started").asText()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(begun.path("settings").path("provider").asText()).isEqualTo("placeholder");
        assertThat(new ObjectMapper().readTree(file.toFile()).path("end").asText())
                .isEqualTo("PROVIDER_STOPPED");
    }

    @Test
    void record_thatCannotBeWritten_leavesTheOldOne() throws IOException {
        Path file = folder.resolve("batch.json");
        BatchRecord.started(file, "b-1", STARTED, Map.of());
        Files.createDirectories(folder.resolve("batch.json.tmp/in-the-way"));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> BatchRecord.write(file, result(), Map.of()));
        assertThat(file).content().contains("RUNNING");
    }

    @Test
    void line_holdsWhatScriptsAreTold() {
        assertThat(BatchRecord.line(result()))
                .isEqualTo("{\"total\":9,\"unique\":8,\"generated\":3,\"reused\":2,\"duplicates\":1,\"failed\":2,"
                        + "\"skipped\":1,\"placeholders\":1,\"spentUsd\":0.000000001,\"heldUsd\":0.04,"
                        + "\"ledgerSpentUsd\":1200,\"overshootUsd\":0.5,\"durationMs\":61500,\"failures\":["
                        + "{\"id\":\"a\",\"kind\":\"CONTENT_REJECTED\",\"stage\":\"generating\","
                        + "\"message\":\"said \\\"no\\\" and 😀\"},"
                        + "{\"id\":\"b-2\",\"kind\":\"TRANSIENT\",\"stage\":\"generating\",\"message\":\"503\"}]}");
    }

    private static ImageBatchResult result() {
        Failure rejected = Failure.of(FailureKind.CONTENT_REJECTED, FailureStage.GENERATING, "said \"no\"\nand 😀");
        Failure transientFailure = Failure.of(FailureKind.TRANSIENT, FailureStage.GENERATING, "503");
        return ImageBatchResult.builder("b-1", End.PROVIDER_STOPPED)
                .items(9, 8)
                .outcomes(
                        OutcomeCounts.NONE
                                .with(Outcome.GENERATED, 3)
                                .with(Outcome.REUSED, 2)
                                .with(Outcome.DUPLICATE, 1)
                                .with(Outcome.FAILED, 2)
                                .with(Outcome.SKIPPED, 1),
                        1)
                .spending(new ImageBatchResult.Spending(
                        new Money(1), Money.usd("0.04"), Money.usd("1200"), Money.usd("0.5")))
                .time(STARTED, STARTED.plusMillis(61_500))
                .storedIds(List.of("images/c.png", "images/d.png"))
                .failures(
                        List.of(new FailedImage("a", rejected), new FailedImage("b-2", transientFailure)),
                        Map.of(FailureKind.TRANSIENT, 1L, FailureKind.CONTENT_REJECTED, 1L))
                .stopped(Failure.of(FailureKind.UNAUTHORIZED, FailureStage.GENERATING, "401"))
                .build();
    }
}
