package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.policy.FailurePolicy;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second run finds, after success, failure and interruption. */
class ResumeTest {

    private static final Money PRICE = Money.usd("0.01");

    @TempDir
    Path folder;

    @Test
    void secondRun_generatesNothing() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder().price(PRICE).build();

        try (BatchProcessor processor = processor(provider).build()) {
            assertThat(processor.process(Specs.many(20)).generated()).isEqualTo(20);
        }
        try (BatchProcessor processor = processor(provider).build()) {
            ImageBatchResult second = processor.process(Specs.many(20));

            assertThat(second.reused()).isEqualTo(20);
            assertThat(second.generated()).isZero();
            assertThat(second.isFullySuccessful()).isTrue();
            assertThat(second.spent()).isEqualTo(Money.ZERO);
            assertThat(second.ledgerSpent()).isEqualTo(Money.usd("0.2"));
        }
        assertThat(provider.calls()).isEqualTo(20);
        assertThat(images()).hasSize(20);
        assertThat(rescued()).isEmpty();
    }

    @Test
    void moreVariants_payForTheAdditionalOnesOnly() throws Exception {
        ScriptedProvider provider =
                ScriptedProvider.builder().price(PRICE).imagesPerCall(10).build();

        try (BatchProcessor processor = processor(provider).build()) {
            processor.process(SpecificationSource.of(variants(4)));
            ImageBatchResult more = processor.process(SpecificationSource.of(variants(8)));

            assertThat(more.reused()).isEqualTo(4);
            assertThat(more.generated()).isEqualTo(4);
        }
        assertThat(provider.calls()).isEqualTo(2);
        assertThat(provider.charged()).isEqualTo(Money.usd("0.08"));
    }

    @Test
    void deletedImage_isMadeAgain() throws Exception {
        ScriptedProvider provider = ScriptedProvider.create();

        try (BatchProcessor processor = processor(provider).build()) {
            processor.process(Specs.many(3));
            Files.delete(folder.resolve("s1.png"));

            assertThat(processor.process(Specs.many(3)).generated()).isEqualTo(1);
        }
    }

    @Test
    void imageThatCouldNotBeStored_isStoredByTheNextRunWithoutPaying() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder().price(PRICE).build();
        AtomicBoolean broken = new AtomicBoolean(true);
        MemorySink shelf = new MemorySink();
        ImageSink sink = new ImageSink() {
            @Override
            public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
                if (broken.get()) {
                    throw new IOException("the storage is full");
                }
                return shelf.store(request);
            }
        };
        MemoryLedger ledger = new MemoryLedger();
        BatchProcessorBuilder builder =
                BatchProcessor.builder(provider).sink(sink).ledger(ledger).workFolder(folder);

        try (BatchProcessor processor = builder.build()) {
            ImageBatchResult first = processor.process(Specs.many(2));

            assertThat(first.failuresByKind()).containsEntry(FailureKind.SINK_FAILED, 2L);
            assertThat(first.spent()).isEqualTo(PRICE.times(2));
            assertThat(rescued()).hasSize(2);

            broken.set(false);
            ImageBatchResult second = processor.process(Specs.many(2));

            assertThat(second.isFullySuccessful()).isTrue();
            assertThat(second.reused()).isEqualTo(2);
            assertThat(second.spent()).isEqualTo(Money.ZERO);
        }
        assertThat(provider.calls()).isEqualTo(2);
        assertThat(shelf.images()).hasSize(2);
        assertThat(rescued()).isEmpty();
    }

    @Test
    void openAttempt_isReportedUnderFailAndRepeatedUnderRetry() throws Exception {
        Files.createDirectories(folder);
        ScriptedProvider hanging =
                ScriptedProvider.builder().price(PRICE).otherwise(Step.hang()).build();
        try (BatchProcessor processor = processor(hanging).build()) {
            BatchRun run = processor.processAsync(Specs.many(2));
            while (run.progress().inFlight() < 2) {
                Thread.onSpinWait();
            }
            run.abort();
            ImageBatchResult result = run.result().get();

            assertThat(result.end()).isEqualTo(ImageBatchResult.End.CANCELLED);
            assertThat(result.failuresByKind()).containsEntry(FailureKind.UNKNOWN_OUTCOME, 2L);
            assertThat(result.held()).isEqualTo(PRICE.times(2));
        }

        ScriptedProvider healthy = ScriptedProvider.builder().price(PRICE).build();
        try (BatchProcessor processor = processor(healthy).build()) {
            ImageBatchResult result = processor.process(Specs.many(2));

            assertThat(result.failuresByKind()).containsEntry(FailureKind.UNKNOWN_OUTCOME, 2L);
            assertThat(healthy.calls()).isZero();
        }
        RetryPolicy retry =
                RetryPolicy.builder().onUnknown(UnknownOutcomePolicy.RETRY).build();
        try (BatchProcessor processor = processor(healthy).retryRules(retry).build()) {
            ImageBatchResult result = processor.process(Specs.many(2));

            assertThat(result.generated()).isEqualTo(2);
            assertThat(result.held()).isEqualTo(PRICE.times(2));
            assertThat(result.ledgerSpent()).isEqualTo(PRICE.times(2));
        }
    }

    @Test
    void imageWhoseReceiptWasNeverNoted_isFoundAndStoredWithoutPaying() throws Exception {
        ScriptedProvider provider =
                ScriptedProvider.builder().price(PRICE).imagesPerCall(3).build();
        SpecificationSource three = SpecificationSource.of(variants(3));
        try (FileLedger ledger = FileLedger.open(folder.resolve(".imagebatch/ledger.jsonl"));
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(FileSystemSink.at(folder))
                        .ledger(new ForgetfulLedger(ledger))
                        .build()) {
            assertThatThrownBy(() -> processor.process(three))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("the power went");
        }
        assertThat(rescued()).hasSize(3);

        try (BatchProcessor processor = processor(provider).build()) {
            ImageBatchResult result = processor.process(three);

            assertThat(result.reused()).isEqualTo(3);
            assertThat(result.held()).isEqualTo(Money.ZERO);
            assertThat(result.ledgerSpent()).isEqualTo(provider.charged());
        }
        assertThat(provider.calls()).isEqualTo(1);
        assertThat(images()).hasSize(3);
        assertThat(rescued()).isEmpty();
    }

    @Test
    void redo_paysAgainAndKeepsTheEarlierImage() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder().price(PRICE).build();

        try (BatchProcessor processor = processor(provider).build()) {
            processor.process(Specs.many(3));
            ImageBatchResult redone = processor.redo(Specs.many(3), List.of("s1"));

            assertThat(redone.total()).isEqualTo(1);
            assertThat(redone.generated()).isEqualTo(1);
            assertThat(processor.process(Specs.many(3)).reused()).isEqualTo(3);
            try (Stream<ImageGenerationResult> items = processor.review(Specs.many(3), redone.batch())) {
                assertThat(items.map(ImageGenerationResult::outcome))
                        .containsExactly(
                                ImageGenerationResult.Outcome.REUSED,
                                ImageGenerationResult.Outcome.GENERATED,
                                ImageGenerationResult.Outcome.REUSED);
            }
        }
        assertThat(provider.charged()).isEqualTo(Money.usd("0.04"));
    }

    @Test
    void placeholder_standsInAndIsReplacedByTheRealImage() throws Exception {
        ScriptedProvider failing = ScriptedProvider.builder()
                .price(PRICE)
                .answer("s1", Step.fail(FailureKind.OUT_OF_CREDIT))
                .build();
        try (BatchProcessor processor = processor(failing)
                .onFailure(FailurePolicy.PLACEHOLDER)
                .concurrency(1)
                .build()) {
            ImageBatchResult result = processor.process(Specs.many(2));

            assertThat(result.failed()).isEqualTo(1);
            assertThat(result.placeholders()).isEqualTo(1);
        }
        assertThat(images()).containsExactlyInAnyOrder("s0.png", "s1.png");
        byte[] placeholder = Files.readAllBytes(folder.resolve("s1.png"));

        ScriptedProvider healthy = ScriptedProvider.builder().price(PRICE).build();
        try (BatchProcessor processor = processor(healthy).build()) {
            ImageBatchResult result = processor.process(Specs.many(2));

            assertThat(result.generated()).isEqualTo(1);
            assertThat(result.reused()).isEqualTo(1);
        }
        assertThat(images()).containsExactlyInAnyOrder("s0.png", "s1.png");
        assertThat(Files.readAllBytes(folder.resolve("s1.png"))).isNotEqualTo(placeholder);
    }

    @Test
    void numbers_continueFromTheHighest() throws Exception {
        ScriptedProvider provider = ScriptedProvider.create();
        NamingTemplate names = NamingTemplate.parse("{subject}_image_{number}");
        ImageSpecification.Builder mira =
                ImageSpecification.builder("mira", "Mira smiles").subject("Mira");
        ImageSpecification.Builder again =
                ImageSpecification.builder("mira-2", "Mira runs").subject("Mira");

        try (BatchProcessor processor = processor(provider).naming(names).build()) {
            processor.process(SpecificationSource.of(mira.n(3).build()));
        }
        try (BatchProcessor processor = processor(provider).naming(names).build()) {
            processor.process(SpecificationSource.of(again.n(2).build()));
        }

        assertThat(images())
                .containsExactlyInAnyOrder(
                        "Mira_image_1.png",
                        "Mira_image_2.png",
                        "Mira_image_3.png",
                        "Mira_image_4.png",
                        "Mira_image_5.png");
    }

    private BatchProcessorBuilder processor(ScriptedProvider provider) {
        return BatchProcessor.builder(provider)
                .output(folder)
                .retryRules(RetryPolicy.builder()
                        .backoff(Duration.ZERO, Duration.ZERO)
                        .build());
    }

    private static ImageSpecification variants(int n) {
        return ImageSpecification.builder("fox", "a fox").n(n).build();
    }

    private List<String> images() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private List<Path> rescued() throws IOException {
        for (Path rescue : List.of(folder.resolve(".imagebatch/rescue"), folder.resolve("rescue"))) {
            if (Files.isDirectory(rescue)) {
                try (Stream<Path> files = Files.list(rescue)) {
                    return files.toList();
                }
            }
        }
        return List.of();
    }
}
