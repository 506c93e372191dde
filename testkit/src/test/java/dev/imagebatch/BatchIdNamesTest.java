package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.ScriptedProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids of batches that are no file names: a paid image is kept under any, and never outside of the work folder. */
class BatchIdNamesTest {

    @TempDir
    Path folder;

    static Stream<String> ids() {
        return Stream.of(
                "b-1", "orders/2026", "../../../up", "/tmp/x", "C:\\x", "Büro 7: \"neu\"", ".", "x".repeat(300));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void paidImageThatIsNotStored_isKeptUnderAnyBatchId(String id) throws Exception {
        Path inTheWay =
                Files.createFile(Files.createDirectory(folder.resolve("out")).resolve("x"));
        ScriptedProvider provider =
                ScriptedProvider.builder().price(Money.usd("0.04")).build();

        assertThat(run(provider, id).failed()).isEqualTo(1);
        Files.delete(inTheWay);
        ImageBatchResult next = run(provider, id);

        assertThat(next.failed()).isZero();
        assertThat(next.spent()).isEqualTo(Money.ZERO);
        assertThat(folder.resolve("out/x/a.png")).isRegularFile();
        assertThat(Files.list(folder)).containsExactly(folder.resolve("out"));
        assertThat(Files.walk(folder.resolve("out/.imagebatch/rescue"))).hasSize(1);
        assertThat(Files.walk(folder.resolve("out/.imagebatch/staging"))).hasSize(1);
    }

    private ImageBatchResult run(ScriptedProvider provider, String id) throws InterruptedException {
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .output(folder.resolve("out"))
                .batch(id)
                .naming(NamingTemplate.parse("x/{id}"))
                .build()) {
            return processor.process(
                    List.of(ImageSpecification.builder("a", "a fox").build()));
        }
    }
}
