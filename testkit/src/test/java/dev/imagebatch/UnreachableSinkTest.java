package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ForwardingSink;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sink that is somewhere else, and sometimes does not answer when it is asked about what it has. */
class UnreachableSinkTest {

    private static final ImageSpecification HERO =
            ImageSpecification.builder("hero", "a house on a hill").build();
    private static final ImageSpecification SAME =
            ImageSpecification.builder("same", "a house on a hill").build();
    private static final ImageSpecification OTHER =
            ImageSpecification.builder("other", "a house by the sea").build();

    @TempDir
    Path folder;

    private final ScriptedProvider provider =
            ScriptedProvider.builder().price(Money.usd("0.04")).build();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void read_failing_isNoFailureOfWhatIsStored() throws Exception {
        ImageBatchResult result = run(0, HERO, OTHER);

        assertThat(result.isFullySuccessful()).isTrue();
    }

    @Test
    void exists_failingForADuplicate_endsTheDuplicateAlone() throws Exception {
        ImageBatchResult first = run(1, HERO, SAME, OTHER);
        ImageBatchResult second = run(0, HERO, SAME, OTHER);

        assertThat(first.failuresByKind()).containsOnlyKeys(FailureKind.SINK_FAILED);
        assertThat(first.generated()).isEqualTo(2);
        assertThat(second.isFullySuccessful()).isTrue();
        assertThat(provider.calls()).isEqualTo(2);
    }

    @Test
    void exists_failingForAStoredImage_endsItAlone_andIsNotNoted() throws Exception {
        run(0, HERO, OTHER);
        ImageBatchResult second = run(asked.get() + 3, HERO, OTHER);
        ImageBatchResult third = run(0, HERO, OTHER);

        assertThat(second.failuresByKind()).containsOnlyKeys(FailureKind.SINK_FAILED);
        assertThat(second.reused()).isEqualTo(1);
        assertThat(third.reused()).isEqualTo(2);
        assertThat(provider.calls()).isEqualTo(2);
    }

    private ImageBatchResult run(int failing, ImageSpecification... specifications) throws Exception {
        try (FileLedger ledger = FileLedger.open(folder.resolve(".imagebatch/ledger.jsonl"));
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(new Distant(FileSystemSink.at(folder), asked, failing))
                        .ledger(ledger)
                        .concurrency(1)
                        .build()) {
            return processor.process(SpecificationSource.of(specifications));
        }
    }

    /** Never gives anything back; does not answer one of the questions whether something exists. */
    private record Distant(ImageSink sink, AtomicInteger asked, int failing) implements ForwardingSink {

        @Override
        public boolean exists(StoredImage image) throws IOException {
            if (asked.incrementAndGet() == failing) {
                throw new IOException("the line is dead");
            }
            return sink.exists(image);
        }

        @Override
        public Optional<ImageData> read(StoredImage image) throws IOException {
            throw new IOException("the line is dead");
        }
    }
}
