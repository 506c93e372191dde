package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder in which an earlier build made a batch, with what an interruption at each step leaves behind, and the batch's
 * specifications. {@code kept} could not be stored; {@code received}, {@code found} and {@code killed} are of runs that
 * were killed before an image was stored, before its receipt was noted, and during the call.
 */
class EarlierFolderTest {

    private static final Money PRICE = Money.usd("0.04");

    @TempDir
    Path folder;

    private final ScriptedProvider provider =
            ScriptedProvider.builder().price(PRICE).imagesPerCall(2).build();

    @BeforeEach
    void unpack() throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(EarlierFolderTest.class.getResourceAsStream("earlier-folder.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve("images").resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        try (InputStream in = EarlierFolderTest.class.getResourceAsStream("earlier-folder.jsonl")) {
            Files.copy(in, specifications());
        }
    }

    @Test
    void folder_opened_holdsTheMoneyThatItHeld() throws Exception {
        try (BatchFolder earlier = BatchFolder.open(images())) {
            assertThat(earlier.ledger().totals()).isEqualTo(new LedgerTotals(Money.usd("0.28"), Money.usd("0.16")));

            earlier.recover();
            assertThat(earlier.ledger().totals()).isEqualTo(new LedgerTotals(Money.usd("0.32"), Money.usd("0.12")));
        }
        assertThat(FolderAudit.of(images()).problems()).isEmpty();
    }

    /** Of the images that wait, the one without a receipt is found by the run. */
    @Test
    void sameBatch_planned_pricesOnlyWhatIsMissing() throws Exception {
        try (BatchFolder earlier = BatchFolder.open(images());
                BatchProcessor processor = processor(earlier, UnknownOutcomePolicy.FAIL)) {
            BatchPlan plan = processor.plan(SpecificationFile.at(specifications()));

            assertThat(plan.toGenerate()).isEqualTo(1);
            assertThat(plan.received()).isEqualTo(2);
        }
    }

    @Test
    void sameBatch_runAgain_paysForNothingThatWasReceived() throws Exception {
        Map<String, String> before = files();
        ImageBatchResult result = run(UnknownOutcomePolicy.FAIL);
        Map<String, String> after = files();

        assertThat(provider.calls("busy")).isEqualTo(1);
        assertThat(provider.calls()).isEqualTo(1);
        assertThat(result.total()).isEqualTo(13);
        assertThat(result.generated()).isEqualTo(1);
        assertThat(result.reused()).isEqualTo(8);
        assertThat(result.duplicates()).isEqualTo(1);
        assertThat(result.failedIds()).containsExactlyInAnyOrder("refused", "lost", "killed");
        assertThat(result.failuresByKind())
                .isEqualTo(Map.of(FailureKind.CONTENT_REJECTED, 1L, FailureKind.UNKNOWN_OUTCOME, 2L));
        assertThat(result.spent()).isEqualTo(PRICE);
        assertThat(result.ledgerSpent()).isEqualTo(Money.usd("0.36"));
        assertThat(result.held()).isEqualTo(Money.usd("0.12"));
        assertThat(before).hasSize(14);
        assertThat(after).hasSize(18).containsAllEntriesOf(before);
        assertThat(FolderAudit.of(images()).problemsAtTheEnd()).isEmpty();
    }

    @Test
    void rescuedImages_stored_haveTheirBytesAndReservedNumbers() throws Exception {
        Path rescue = images().resolve(".imagebatch/rescue");
        byte[] kept = Files.readAllBytes(rescue.resolve("c213a02da7af548edd48569253997df4.png"));
        byte[] received = Files.readAllBytes(rescue.resolve("1bc6161e40324ee63d5a3ddbf1bf923f.png"));
        byte[] found = Files.readAllBytes(rescue.resolve("10b4cea0dfcffb30509799f34b98a2a7.png"));

        run(UnknownOutcomePolicy.FAIL);

        assertThat(images().resolve("otto_image_1.png")).hasBinaryContent(kept);
        assertThat(images().resolve("otto_image_2.png")).hasBinaryContent(received);
        assertThat(images().resolve("otto_image_4.png")).hasBinaryContent(found);
        assertThat(rescue).isEmptyDirectory();
    }

    @Test
    void unknownOutcomes_allowedAgain_areAskedForOnceEach() throws Exception {
        ImageBatchResult result = run(UnknownOutcomePolicy.RETRY);

        assertThat(provider.calls("lost")).isEqualTo(1);
        assertThat(provider.calls("killed")).isEqualTo(1);
        assertThat(provider.calls()).isEqualTo(3);
        assertThat(result.failedIds()).containsExactly("refused");
        assertThat(result.ledgerSpent()).isEqualTo(Money.usd("0.44"));
        assertThat(result.held()).isEqualTo(Money.usd("0.12"));
    }

    private ImageBatchResult run(UnknownOutcomePolicy onUnknown) throws Exception {
        try (BatchFolder earlier = BatchFolder.open(images());
                BatchProcessor processor = processor(earlier, onUnknown)) {
            return processor.process(SpecificationFile.at(specifications()));
        }
    }

    private BatchProcessor processor(BatchFolder earlier, UnknownOutcomePolicy onUnknown) {
        return BatchProcessor.builder(provider)
                .sink(earlier.sink())
                .ledger(earlier.ledger())
                .naming(NamingTemplate.parse("{subject}_image_{number}"))
                .retryRules(RetryPolicy.builder().onUnknown(onUnknown).build())
                .concurrency(1)
                .build();
    }

    private Path images() {
        return folder.resolve("images");
    }

    private Path specifications() {
        return folder.resolve("batch.jsonl");
    }

    /** The images by name, with the sums of their bytes. */
    private Map<String, String> files() throws Exception {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.list(images())) {
            for (Path file :
                    files.filter(each -> each.toString().matches(".*(png|jpg)")).toList()) {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                sums.put(file.getFileName().toString(), HexFormat.of().formatHex(sum));
            }
        }
        return sums;
    }
}
