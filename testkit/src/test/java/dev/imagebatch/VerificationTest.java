package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.policy.StoredImageCheck;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private static final Money PRICE = Money.usd("0.04");

    private final ScriptedProvider provider =
            ScriptedProvider.builder().price(PRICE).build();

    @TempDir
    Path folder;

    private byte[] damaged;

    @BeforeEach
    void storeTwoAndDamageOne() throws Exception {
        assertThat(run(StoredImageCheck.EXISTENCE).generated()).isEqualTo(2);
        damaged = Files.readAllBytes(folder.resolve("s0.png"));
        damaged[damaged.length - 1] ^= 1;
        Files.write(folder.resolve("s0.png"), damaged);
    }

    @Test
    void existence_damagedImageOfTheSameLength_isReused() throws Exception {
        ImageBatchResult result = run(StoredImageCheck.EXISTENCE);

        assertThat(result.reused()).isEqualTo(2);
        assertThat(provider.calls()).isEqualTo(2);
    }

    @Test
    void checksum_damagedImage_isMadeAgainUnderAFreeName() throws Exception {
        ImageBatchResult result = run(StoredImageCheck.CHECKSUM);

        assertThat(result.generated()).isEqualTo(1);
        assertThat(result.reused()).isEqualTo(1);
        assertThat(provider.charged()).isEqualTo(PRICE.times(3));
        assertThat(folder.resolve("s0.png")).as("never overwritten").hasBinaryContent(damaged);
        assertThat(images()).hasSize(3);

        ImageBatchResult again = run(StoredImageCheck.CHECKSUM);

        assertThat(again.reused()).isEqualTo(2);
        assertThat(provider.calls()).isEqualTo(3);
    }

    @Test
    void checksum_missingImage_isMadeAgain() throws Exception {
        Files.delete(folder.resolve("s0.png"));

        assertThat(run(StoredImageCheck.CHECKSUM).generated()).isEqualTo(1);
        assertThat(images()).hasSize(2);
    }

    @Test
    void plan_withChecksum_countsTheDamagedImageAsToMake() throws Exception {
        try (FileLedger ledger = ledger();
                BatchProcessor processor = processor(ledger, StoredImageCheck.CHECKSUM)) {
            assertThat(processor.plan(Specs.many(2)).toGenerate()).isEqualTo(1);
        }
    }

    private ImageBatchResult run(StoredImageCheck verification) throws Exception {
        try (FileLedger ledger = ledger();
                BatchProcessor processor = processor(ledger, verification)) {
            return processor.process(Specs.many(2));
        }
    }

    private FileLedger ledger() throws IOException {
        return FileLedger.open(folder.resolve(".imagebatch/ledger.jsonl"));
    }

    private BatchProcessor processor(FileLedger ledger, StoredImageCheck verification) {
        return BatchProcessor.builder(provider)
                .sink(FileSystemSink.at(folder))
                .ledger(ledger)
                .verification(verification)
                .build();
    }

    private List<Path> images() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }
}
