package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.testkit.GeneratedSpecifications;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OvernightTest {

    private static final Instant FAR = Instant.parse("2999-01-01T06:00:00Z");

    @TempDir
    private Path folder;

    private final GeneratedSpecifications catalogue = GeneratedSpecifications.of(5);
    private final ScriptedProvider first = ScriptedProvider.builder()
            .name("first")
            .price(Money.usd("0.01"))
            .answerCall(2, Step.fail(FailureKind.CONTENT_REJECTED))
            .build();
    private final ScriptedProvider second =
            ScriptedProvider.builder().name("second").price(Money.usd("0.02")).build();

    @Test
    void run_refusedImage_isMadeByTheSecondProvider() throws Exception {
        ImageBatchResult result = new Overnight(first, second, folder).run(catalogue, Money.usd("1"), FAR);

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(second.calls()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("events.jsonl")))
                .contains("\"event\":\"start\"", "\"provider\":\"second\"", "\"event\":\"end\"");
    }

    @Test
    void run_afterTheMorning_leavesAllToTheNextNight() throws Exception {
        Overnight overnight = new Overnight(first, second, folder);

        ImageBatchResult late = overnight.run(catalogue, Money.usd("1"), Instant.EPOCH);

        assertThat(late.end()).isEqualTo(End.DEADLINE_PASSED);
        assertThat(late.skipped()).isEqualTo(5);
        assertThat(overnight.run(catalogue, Money.usd("1"), FAR).generated()).isEqualTo(5);
    }
}
