package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.imaging.ImagingPipeline;
import dev.imagebatch.plan.Fallback;
import dev.imagebatch.quality.QualityGate;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTest {

    private static final Money PRICE = Money.usd("0.04");
    private static final byte[] GOOD = Grids.twoByTwo(1);
    private static final ImageSpecification HERO =
            ImageSpecification.builder("hero", "a hero").build();

    @TempDir
    Path folder;

    private final AtomicReference<ImageGenerationResult> last = new AtomicReference<>();

    @Test
    void rejectedImage_keepsItsBytes_saysWhy_andIsNotAskedForAgain() throws Exception {
        ScriptedProvider provider = provider(blank());

        ImageBatchResult result =
                run(builder(provider).postProcessor(ImagingPipeline.standard().withQuality(QualityGate.standard())));

        Failure failure = last.get().failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(FailureKind.QUALITY_REJECTED);
        assertThat(failure.charged()).isEqualTo(Charged.YES);
        assertThat(failure.message()).contains("the image is kept as rescue/");
        assertThat(provider.calls()).isEqualTo(1);
        assertThat(result.spent()).isEqualTo(PRICE);
        assertThat(kept("rescue")).containsExactly(Grids.blank(Color.GRAY));
        assertThat(folder.resolve("hero.png")).doesNotExist();
    }

    @Test
    void nextRun_withTheSameChecks_rejectsItAgainForNothing() throws Exception {
        run(builder(provider(blank())).postProcessor(ImagingPipeline.standard().withQuality(QualityGate.standard())));
        ScriptedProvider again = provider(good());

        ImageBatchResult second =
                run(builder(again).postProcessor(ImagingPipeline.standard().withQuality(QualityGate.standard())));

        assertThat(second.failuresByKind()).containsOnlyKeys(FailureKind.QUALITY_REJECTED);
        assertThat(again.calls()).isZero();
    }

    @Test
    void nextRun_withoutChecks_storesItForNothing() throws Exception {
        run(builder(provider(blank())).postProcessor(ImagingPipeline.standard().withQuality(QualityGate.standard())));
        ScriptedProvider again = provider(good());

        ImageBatchResult second = run(builder(again));

        assertThat(second.reused()).isEqualTo(1);
        assertThat(again.calls()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("hero.png"))).isEqualTo(Grids.blank(Color.GRAY));
        assertThat(last.get().cost()).isEqualTo(PRICE);
    }

    @Test
    void askingAgain_bringsAnother_andKeepsWhatWasRejected() throws Exception {
        ScriptedProvider provider = provider(blank(), Step.imageOf(Grids.blank(Color.RED)), good());

        ImageBatchResult result = run(builder(provider)
                .postProcessor(ImagingPipeline.standard()
                        .withQuality(QualityGate.standard().withAskingAgain(2))));

        assertThat(result.generated()).isEqualTo(1);
        assertThat(provider.calls()).isEqualTo(3);
        assertThat(result.spent()).isEqualTo(PRICE.times(3));
        assertThat(last.get().attempts()).isEqualTo(3);
        assertThat(Files.readAllBytes(folder.resolve("hero.png"))).isEqualTo(GOOD);
        assertThat(kept("rejected")).containsExactlyInAnyOrder(Grids.blank(Color.GRAY), Grids.blank(Color.RED));
        assertThat(kept("rescue")).isEmpty();
    }

    @Test
    void askingAgain_endsAfterTheDeclaredTimes() throws Exception {
        ScriptedProvider provider = provider(blank(), blank(), blank(), good());

        ImageBatchResult result = run(builder(provider)
                .postProcessor(ImagingPipeline.standard()
                        .withQuality(QualityGate.standard().withAskingAgain(1))));

        assertThat(result.failuresByKind()).containsOnlyKeys(FailureKind.QUALITY_REJECTED);
        assertThat(provider.calls()).isEqualTo(2);
        assertThat(last.get().attempts()).isEqualTo(2);
    }

    @Test
    void askingAgain_staysWithinTheBudget() throws Exception {
        ScriptedProvider provider = provider(blank(), good());

        ImageBatchResult result = run(builder(provider)
                .budget(Budget.of(PRICE))
                .postProcessor(ImagingPipeline.standard()
                        .withQuality(QualityGate.standard().withAskingAgain(3))));

        assertThat(provider.calls()).isEqualTo(1);
        assertThat(result.generated()).isZero();
        assertThat(result.ledgerSpent()).isEqualTo(PRICE);
        assertThat(kept("rejected")).hasSize(1);
    }

    @Test
    void askingAgain_withASeed_wouldBringTheSame() throws Exception {
        ScriptedProvider provider = provider(blank(), good());

        ImageBatchResult result = run(
                builder(provider)
                        .postProcessor(ImagingPipeline.standard()
                                .withQuality(QualityGate.standard().withAskingAgain(3))),
                HERO.toBuilder().seed(7).build());

        assertThat(result.failed()).isEqualTo(1);
        assertThat(provider.calls()).isEqualTo(1);
    }

    @Test
    void rejectedAfterTheBudgetEnded_isStoredByALaterRunThatAllowsIt() throws Exception {
        run(builder(provider(blank(), good()))
                .budget(Budget.of(PRICE))
                .postProcessor(ImagingPipeline.standard()
                        .withQuality(QualityGate.standard().withAskingAgain(3))));
        ScriptedProvider again = provider(good());

        ImageBatchResult second = run(builder(again)
                .postProcessor(ImagingPipeline.standard()
                        .withQuality(QualityGate.standard().withAskingAgain(1))));

        assertThat(second.generated()).isEqualTo(1);
        assertThat(again.calls()).isEqualTo(1);
        assertThat(Files.readAllBytes(folder.resolve("hero.png"))).isEqualTo(GOOD);
    }

    @Test
    void fallback_isAskedForWhatWasRejected() throws Exception {
        ScriptedProvider first = provider(blank());
        ScriptedProvider second = ScriptedProvider.builder()
                .name("second")
                .price(PRICE)
                .otherwise(good())
                .build();

        ImageBatchResult result = run(builder(first)
                .provider(second)
                .fallback(Fallback.to("second").on(FailureKind.QUALITY_REJECTED))
                .postProcessor(ImagingPipeline.standard().withQuality(QualityGate.standard())));

        assertThat(result.generated()).isEqualTo(1);
        assertThat(first.calls()).isEqualTo(1);
        assertThat(second.calls()).isEqualTo(1);
        assertThat(last.get().provider()).isEqualTo("second");
        assertThat(kept("rejected")).hasSize(1);
    }

    @Test
    void freeImage_thatIsRejected_costsNothingToAskForAgain() throws Exception {
        ScriptedProvider free =
                ScriptedProvider.builder().answer("hero", blank(), good()).build();

        ImageBatchResult result = run(builder(free)
                .postProcessor(ImagingPipeline.standard()
                        .withQuality(QualityGate.standard().withAskingAgain(1))));

        assertThat(result.generated()).isEqualTo(1);
        assertThat(result.spent()).isEqualTo(Money.ZERO);
        assertThat(kept("rejected")).containsExactly(Grids.blank(Color.GRAY));
    }

    private static Step blank() {
        return Step.imageOf(Grids.blank(Color.GRAY));
    }

    private static Step good() {
        return Step.imageOf(GOOD);
    }

    private static ScriptedProvider provider(Step... steps) {
        return ScriptedProvider.builder().price(PRICE).answer("hero", steps).build();
    }

    private BatchProcessorBuilder builder(ScriptedProvider provider) {
        return BatchProcessor.builder(provider).output(folder);
    }

    private ImageBatchResult run(BatchProcessorBuilder builder) throws Exception {
        return run(builder, HERO);
    }

    private ImageBatchResult run(BatchProcessorBuilder builder, ImageSpecification specification) throws Exception {
        BatchListener listener = new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                last.set(result);
            }
        };
        try (BatchProcessor processor = builder.listener(listener).build()) {
            return processor.process(SpecificationSource.of(specification));
        }
    }

    private List<byte[]> kept(String where) throws IOException {
        Path place = folder.resolve(".imagebatch").resolve(where);
        if (Files.notExists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.sorted().map(QualityTest::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
