package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.ImageRecord;
import dev.imagebatch.result.OutcomeCounts;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    private static BatchProgress progress(BatchProgress.Stage stage, Duration elapsed, String notice) {
        return BatchProgress.builder(stage)
                .items(10, OutcomeCounts.NONE.with(Outcome.GENERATED, 3).with(Outcome.FAILED, 1))
                .inFlight(2)
                .spending(Money.usd("0.03"), Money.usd("0.02"))
                .time(elapsed, null)
                .remark(notice)
                .build();
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void progress_isToldAtEachStageAndOnceASecond() throws IOException {
        try (EventLog log = EventLog.append(folder.resolve("events.jsonl"), InstantSource.fixed(NOW))) {
            log.onStart("b-1");
            log.onProgress(progress(BatchProgress.Stage.RUNNING, Duration.ZERO, null));
            log.onProgress(progress(BatchProgress.Stage.RUNNING, Duration.ofMillis(999), null));
            log.onProgress(progress(BatchProgress.Stage.RUNNING, Duration.ofMillis(1000), null));
            log.onProgress(progress(BatchProgress.Stage.RESTING, Duration.ofMillis(1001), "m only fails"));
        }

        List<JsonNode> lines = lines();
        assertThat(lines)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.path("batch").asText()).isEqualTo("b-1"));
        assertThat(lines.get(0).toString())
                .isEqualTo("{\"event\":\"start\",\"at\":\"2026-11-21T10:00:00Z\",\"batch\":\"b-1\"}");
        assertThat(lines.get(2).path("elapsedMs").asLong()).isEqualTo(1000);
        assertThat(lines.get(3).path("stage").asText()).isEqualTo("RESTING");
        assertThat(lines.get(3).path("notice").asText()).isEqualTo("m only fails");
        assertThat(lines.get(3).path("heldUsd").decimalValue()).isEqualByComparingTo("0.02");
    }

    @Test
    void image_saysWhyItFailedAndNeverWhatWasAskedFor() throws IOException {
        ImageSpecification specification = ImageSpecification.builder("id\ud800\u00e9\n", "a secret prompt")
                .build();
        try (EventLog log = EventLog.append(folder.resolve("events.jsonl"), InstantSource.fixed(NOW))) {
            log.onStart("b-1");
            log.onResult(ImageGenerationResult.failure(
                            specification,
                            0,
                            new Failure(
                                    FailureKind.UNKNOWN_OUTCOME, FailureStage.GENERATING, Charged.UNKNOWN, "timed out"))
                    .askedOf("openai", "m")
                    .timing(Duration.ofSeconds(2), NOW.plusSeconds(5))
                    .build());
        }

        JsonNode event = lines().get(1);
        assertThat(event.path("at").asText()).isEqualTo("2026-11-21T10:00:05Z");
        assertThat(event.path("id").asText()).startsWith("id").contains("\u00e9\n");
        assertThat(event.path("outcome").asText()).isEqualTo("FAILED");
        assertThat(event.path("failure").path("kind").asText()).isEqualTo("UNKNOWN_OUTCOME");
        assertThat(event.path("failure").path("charged").asText()).isEqualTo("UNKNOWN");
        assertThat(event.path("failure").path("nextAction").asText()).isNotEmpty();
        assertThat(Files.readString(folder.resolve("events.jsonl"))).doesNotContain("secret");
    }

    @Test
    void image_inPieces_namesEachAndWhatWasDone() throws IOException {
        ImageInfo info = new ImageInfo(ImageFormat.PNG, new Dimensions(8, 8), 70, "ab".repeat(32));
        List<StoredPart> pieces = List.of(
                new StoredPart("0", new StoredImage("p-0.png", null, info)),
                new StoredPart("1", new StoredImage("p-1.png", null, info)));
        ImageRecord record = new ImageRecord(
                new Fingerprint(1, 2), "m-0101", "req_7", pieces, List.of("grid 1x2"), List.of("xmp:iptc"));
        try (EventLog log = EventLog.append(folder.resolve("events.jsonl"), InstantSource.fixed(NOW))) {
            log.onResult(ImageGenerationResult.success(
                            ImageSpecification.builder("p", "x").build(),
                            0,
                            ImageGenerationResult.Outcome.GENERATED,
                            pieces.get(0).image())
                    .record(record)
                    .build());
        }

        JsonNode event = lines().get(0);
        assertThat(event.at("/pieces/1/piece").textValue()).isEqualTo("1");
        assertThat(event.at("/pieces/1/stored").textValue()).isEqualTo("p-1.png");
        assertThat(event.at("/transforms/0").textValue()).isEqualTo("grid 1x2");
        assertThat(event.at("/marks/0").textValue()).isEqualTo("xmp:iptc");
        assertThat(event.at("/modelVersion").textValue()).isEqualTo("m-0101");
        assertThat(event.at("/requestId").textValue()).isEqualTo("req_7");
        assertThat(event.at("/fingerprint").textValue())
                .isEqualTo(record.fingerprint().toString());
    }

    @Test
    void file_thatCannotBeWritten_isSaidAtOnce() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> EventLog.append(folder, InstantSource.system()));
    }
}
