package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchRun;
import dev.imagebatch.cost.Money;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.ScriptedProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results and progress as JSON, written by a plain mapper. */
class ResultJsonTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void resultsAndProgress_areWrittenWithoutClassesOfTheirOwn() throws Exception {
        ScriptedProvider provider =
                ScriptedProvider.builder().price(Money.usd("0.04")).build();
        try (BatchProcessor processor =
                BatchProcessor.builder(provider).output(folder).build()) {
            BatchRun run = processor.processAsync(
                    List.of(ImageSpecification.builder("hero", "a secret lake").build()));
            JsonNode result = mapper.valueToTree(run.result().get(20, TimeUnit.SECONDS));
            JsonNode progress = mapper.valueToTree(run.progress());
            List<ImageGenerationResult> images;
            try (Stream<ImageGenerationResult> results = run.results()) {
                images = results.toList();
            }
            JsonNode image = mapper.valueToTree(images).get(0);

            assertThat(result.get("generated").asLong()).isEqualTo(1);
            assertThat(result.get("spentUsd").isNumber()).isTrue();
            assertThat(result.get("spentUsd").decimalValue()).isEqualByComparingTo("0.04");
            assertThat(result.get("batch").asText()).isEqualTo(run.id());
            assertThat(progress.get("stage").asText()).isEqualTo("ended");
            assertThat(progress.get("done").asLong()).isEqualTo(1);
            assertThat(image.get("id").asText()).isEqualTo("hero");
            assertThat(image.get("address").asText()).startsWith("file:");
            assertThat(image.get("costNowUsd").decimalValue()).isEqualByComparingTo("0.04");
            assertThat(image.toString() + result + progress).doesNotContain("secret");
            assertThat(mapper.writeValueAsString(Money.usd("1.50"))).isEqualTo("1.5");
        }
    }
}
