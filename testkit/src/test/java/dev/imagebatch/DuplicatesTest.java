package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final SpecificationSource SITE = SpecificationSource.of(
            spec("pay-parking", "paying with a card", "page/parking#step-2"),
            spec("pay-waste", "paying with a card", "page/waste#step-2"),
            spec("phone", "a friendly voice", "page/contact#step-1"),
            spec("pay-rates", "paying with a card", "page/rates#step-1"));

    private final ScriptedProvider provider =
            ScriptedProvider.builder().price(Money.usd("0.01")).build();
    private final MemorySink sink = new MemorySink();
    private final MemoryLedger ledger = new MemoryLedger();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void duplicates_shareOneImageAndEveryPlaceIsTold() throws Exception {
        ImageBatchResult result = run(builder());

        assertThat(result.generated()).isEqualTo(2);
        assertThat(result.duplicates()).isEqualTo(2);
        assertThat(result.unique()).isEqualTo(2);
        assertThat(provider.calls()).isEqualTo(2);
        assertThat(sink.images().keySet()).containsExactlyInAnyOrder("pay-parking.png", "phone.png");
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "page/parking#step-2 pay-parking.png",
                        "page/waste#step-2 pay-parking.png",
                        "page/contact#step-1 phone.png",
                        "page/rates#step-1 pay-parking.png");
    }

    @Test
    void secondRun_tellsNoPlaceAgain() throws Exception {
        run(builder());
        told.clear();

        ImageBatchResult second = run(builder());

        assertThat(second.reused()).isEqualTo(2);
        assertThat(second.duplicates()).isEqualTo(2);
        assertThat(told).isEmpty();
    }

    @Test
    void copies_getNamesOfTheirOwn() throws Exception {
        ImageBatchResult result = run(builder().duplicates(DuplicatePolicy.COPY));
        run(builder().duplicates(DuplicatePolicy.COPY));

        assertThat(result.duplicates()).isEqualTo(2);
        assertThat(provider.calls()).isEqualTo(2);
        assertThat(sink.images().keySet())
                .containsExactlyInAnyOrder("pay-parking.png", "pay-waste.png", "phone.png", "pay-rates.png");
    }

    @Test
    void noReuse_makesEveryItem() throws Exception {
        ImageBatchResult result = run(builder().reuse(ReusePolicy.NONE));
        ImageBatchResult second = run(builder().reuse(ReusePolicy.NONE));

        assertThat(result.generated()).isEqualTo(4);
        assertThat(second.generated()).isEqualTo(4);
        assertThat(provider.calls()).isEqualTo(8);
    }

    @Test
    void reuseWithinTheBatch_makesAgainWhatEarlierBatchesHave() throws Exception {
        run(builder().reuse(ReusePolicy.BATCH).batch("monday"));
        ImageBatchResult resumed = run(builder().reuse(ReusePolicy.BATCH).batch("monday"));
        ImageBatchResult other = run(builder().reuse(ReusePolicy.BATCH).batch("tuesday"));

        assertThat(resumed.reused()).isEqualTo(2);
        assertThat(other.generated()).isEqualTo(2);
    }

    @Test
    void duplicatesOfAFailedImage_failAlike() throws Exception {
        ScriptedProvider refusing = ScriptedProvider.builder()
                .answer("pay-parking", Step.fail(FailureKind.CONTENT_REJECTED))
                .build();
        Queue<ImageGenerationResult> results = new ConcurrentLinkedQueue<>();

        ImageBatchResult result =
                run(BatchProcessor.builder(refusing).sink(sink).ledger(ledger).listener(new BatchListener() {
                    @Override
                    public void onResult(ImageGenerationResult item) {
                        results.add(item);
                    }
                }));

        assertThat(result.failed()).isEqualTo(3);
        assertThat(result.failuresByKind()).containsEntry(FailureKind.CONTENT_REJECTED, 3L);
        assertThat(refusing.calls()).isEqualTo(2);
        assertThat(results).hasSize(4);
    }

    @Test
    void failedBinding_isToldAgainWithoutPaying() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        BatchProcessorBuilder builder = builder().binder(binding -> {
            if (broken.get() && binding.place().startsWith("page/contact")) {
                throw new IOException("the page is locked");
            }
            told(binding);
        });

        ImageBatchResult first = run(builder);
        broken.set(false);
        ImageBatchResult second = run(builder);

        assertThat(first.failuresByKind()).containsEntry(FailureKind.BIND_FAILED, 1L);
        assertThat(first.failures().get(0).failure().message())
                .contains("page/contact#step-1")
                .contains("locked");
        assertThat(second.isFullySuccessful()).isTrue();
        assertThat(provider.calls()).isEqualTo(2);
        assertThat(told).hasSize(4).doesNotHaveDuplicates();
    }

    private BatchProcessorBuilder builder() {
        return BatchProcessor.builder(provider).sink(sink).ledger(ledger).binder(this::told);
    }

    private void told(Binding binding) {
        told.add(binding.place() + " " + binding.image().id());
    }

    private static ImageBatchResult run(BatchProcessorBuilder builder) throws Exception {
        try (BatchProcessor processor = builder.build()) {
            return processor.process(SITE);
        }
    }

    private static ImageSpecification spec(String id, String prompt, String place) {
        return ImageSpecification.builder(id, prompt).usedBy(place).build();
    }
}
