package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerSummary;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.policy.FailurePolicy;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import dev.imagebatch.testkit.TinyImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs do after attempts were settled by hand, or turned out to have been charged. */
class SettlementTest {

    private static final Money PRICE = Money.usd("0.04");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final ScriptedProvider provider = ScriptedProvider.builder()
            .price(PRICE)
            .answer("s0", Step.fail(FailureKind.UNKNOWN_OUTCOME))
            .build();

    @TempDir
    Path folder;

    @Test
    void settledAsFree_isMadeByTheNextRunAndReplacesItsPlaceholder() throws Exception {
        try (BatchFolder images = BatchFolder.open(folder)) {
            run(images, UnknownOutcomePolicy.FAIL);
            byte[] placeholder = Files.readAllBytes(folder.resolve("s0.png"));
            settle(images, Charged.NO, Money.ZERO);

            ImageBatchResult next = run(images, UnknownOutcomePolicy.FAIL);

            assertThat(next.generated()).isEqualTo(1);
            assertThat(folder.resolve("s0.png")).isNotEmptyFile();
            assertThat(Files.readAllBytes(folder.resolve("s0.png"))).isNotEqualTo(placeholder);
            assertThat(images.ledger().totals()).isEqualTo(new LedgerTotals(PRICE.times(2), Money.ZERO));
        }
    }

    @Test
    void settledAsCharged_isMadeAgainOnlyWhereThatIsThePolicy() throws Exception {
        try (BatchFolder images = BatchFolder.open(folder)) {
            run(images, UnknownOutcomePolicy.FAIL);
            settle(images, Charged.YES, PRICE);

            assertThat(run(images, UnknownOutcomePolicy.FAIL).generated()).isZero();
            assertThat(run(images, UnknownOutcomePolicy.RETRY).generated()).isEqualTo(1);
            assertThat(images.ledger().totals()).isEqualTo(new LedgerTotals(PRICE.times(3), Money.ZERO));
        }
    }

    @Test
    void unknownEndWhoseImageLiesInTheRescueFolder_isStoredWithoutPaying() throws Exception {
        try (BatchFolder images = BatchFolder.open(folder)) {
            killedBeforeGivingUp(images);
            long calls = provider.calls();

            ImageBatchResult next = run(images, UnknownOutcomePolicy.FAIL);

            assertThat(next.isFullySuccessful()).isTrue();
            assertThat(next.reused()).isEqualTo(2);
            assertThat(provider.calls()).isEqualTo(calls);
            assertThat(images.ledger().totals()).isEqualTo(new LedgerTotals(PRICE.times(2), Money.ZERO));
        }
    }

    @Test
    void recover_imageInTheRescueFolder_leavesNothingToSettle() throws Exception {
        try (BatchFolder images = BatchFolder.open(folder)) {
            killedBeforeGivingUp(images);
            assertThat(LedgerSummary.of(images.ledger()).unknown()).hasSize(1);

            images.recover();

            assertThat(LedgerSummary.of(images.ledger()).unknown()).isEmpty();
            assertThat(images.ledger().totals()).isEqualTo(new LedgerTotals(PRICE.times(2), Money.ZERO));
        }
    }

    /** A run's entries but the last one, that the item was given up; and its image, received after all. */
    private void killedBeforeGivingUp(BatchFolder images) throws Exception {
        MemoryLedger whole = new MemoryLedger();
        try (BatchProcessor processor =
                builder(images, UnknownOutcomePolicy.FAIL).ledger(whole).build()) {
            processor.process(Specs.many(2));
        }
        AttemptStarted[] unknown = new AttemptStarted[1];
        for (LedgerEntry entry : entries(whole)) {
            if (!(entry instanceof ItemFailed)) {
                images.ledger().append(entry);
            }
            if (entry instanceof AttemptStarted started
                    && started.specification().id().equals("s0")) {
                unknown[0] = started;
            }
        }
        Files.delete(folder.resolve("s0.png"));
        Path rescue = Files.createDirectories(folder.resolve(".imagebatch/rescue"));
        Files.write(
                rescue.resolve(unknown[0].items().get(0) + "-" + unknown[0].attempt() + "-0.png"),
                TinyImages.png("late"));
    }

    private static List<LedgerEntry> entries(MemoryLedger ledger) {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.forEach(entries::add);
        return entries;
    }

    private static void settle(BatchFolder images, Charged charged, Money cost) throws IOException {
        String attempt =
                LedgerSummary.of(images.ledger()).unknown().get(0).started().attempt();
        images.ledger().append(new AttemptSettled(attempt, NOW, new Charge(charged, cost), "as billed"));
    }

    private ImageBatchResult run(BatchFolder images, UnknownOutcomePolicy policy) throws Exception {
        try (BatchProcessor processor =
                builder(images, policy).ledger(images.ledger()).build()) {
            return processor.process(Specs.many(2));
        }
    }

    private BatchProcessorBuilder builder(BatchFolder images, UnknownOutcomePolicy policy) {
        return BatchProcessor.builder(provider)
                .sink(images.sink())
                .workFolder(images.workFolder())
                .onFailure(FailurePolicy.PLACEHOLDER)
                .retryRules(
                        RetryPolicy.builder().onUnknown(policy).maxAttempts(1).build());
    }
}
