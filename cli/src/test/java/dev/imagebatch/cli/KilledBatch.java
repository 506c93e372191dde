package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.LedgerReplay;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One batch that is killed again and again, and at last left to end; held against the vendor's bill. */
final class KilledBatch {

    private static final int EARLIEST_MILLIS = 200;
    private static final int LATEST_MILLIS = 1_800;
    private static final int PAUSE_MILLIS = 60;

    private final Path folder;
    private final Random random;
    private final Terms terms;
    private final FakeOpenAi vendor = new FakeOpenAi();
    private final Pictures pictures;
    private final int delay;
    private final Map<String, AttemptStarted> cut = new HashMap<>();

    /**
     * How a batch is run.
     *
     * @param seed makes the batch and the moments of its kills
     * @param concurrency calls at the same time
     * @param onUnknown {@code fail} or {@code retry}
     * @param share how much of the batch the budget pays for; 0 for no budget
     */
    record Terms(long seed, int concurrency, String onUnknown, double share) {

        boolean repeats() {
            return onUnknown.equals("retry");
        }
    }

    KilledBatch(Path folder, Terms terms) throws IOException {
        this.folder = folder;
        this.terms = terms;
        this.random = new Random(terms.seed());
        this.delay = random.nextInt(3) * 6;
        this.pictures = Pictures.write(folder.resolve("pictures.jsonl"), random);
    }

    /** Kills the batch up to so many times, then lets it end and checks everything. */
    void run(int kills, KillFigures figures) throws IOException, InterruptedException {
        try (vendor) {
            vendor.start();
            vendor.latency(Duration.ofMillis(10 + random.nextInt(50)));
            vendor.imageLength(20_000 + random.nextInt(100_000));
            int done = 0;
            while (done < kills && killed(kills - done)) {
                done++;
                checkAfterAKill();
            }
            Invocation.Ended ended = start().ended();
            figures.batches++;
            figures.kills += done;
            checkAtTheEnd(ended, figures);
        }
    }

    private boolean killed(int left) throws IOException, InterruptedException {
        try (CommandJvm command = start()) {
            if (random.nextInt(5) == 0) {
                command.endsWithin(EARLIEST_MILLIS + random.nextInt(LATEST_MILLIS));
            } else {
                int share = Math.max(1, (pictures.calls() - (int) vendor.generations()) / left);
                awaitCalls(command, vendor.generations() + 1 + random.nextInt(share));
                command.endsWithin(random.nextInt(PAUSE_MILLIS));
            }
            return command.kill();
        }
    }

    private void awaitCalls(CommandJvm command, long calls) throws InterruptedException {
        while (vendor.generations() < calls && !command.endsWithin(1)) {
            continue;
        }
    }

    private CommandJvm start() throws IOException {
        List<String> words = new ArrayList<>(List.of("generate", pictures.file().toString()));
        words.addAll(List.of("--provider", "openai", "--quality", "low", "--out", out().toString(), "--json", "--yes"));
        words.addAll(List.of("--concurrency", Integer.toString(terms.concurrency())));
        words.addAll(List.of("--delay", delay + "ms", "--on-unknown", terms.onUnknown()));
        words.addAll(List.of("--duplicates", terms.seed() % 2 == 0 ? "share" : "copy"));
        limit().ifPresent(
                        limit -> words.addAll(List.of("--budget", limit.toUsd().toPlainString())));
        return CommandJvm.start(folder, vendor, words);
    }

    private java.util.Optional<Money> limit() {
        return terms.share() == 0
                ? java.util.Optional.empty()
                : java.util.Optional.of(Pictures.PRICE.times(Math.round(pictures.unique() * terms.share())));
    }

    private void checkAfterAKill() throws IOException {
        FolderAudit audit = FolderAudit.of(out());
        audit.ledger().open().forEach(attempt -> cut.put(attempt.attempt(), attempt));
        assertThat(audit.problems()).as("%s", terms).isEmpty();
        checkMoney(audit.ledger());
    }

    private void checkMoney(LedgerReplay ledger) {
        Money noted = ledger.spent().plus(ledger.held());
        assertThat(vendor.charged().exceeds(noted)).as("%s: noted", terms).isFalse();
        limit().ifPresent(limit -> {
            assertThat(ledger.peak().exceeds(limit)).as("%s: peak", terms).isFalse();
            assertThat(vendor.charged().exceeds(limit)).as("%s: bill", terms).isFalse();
        });
    }

    private void checkAtTheEnd(Invocation.Ended ended, KillFigures figures) throws IOException, InterruptedException {
        awaitBill();
        FolderAudit audit = FolderAudit.of(out());
        LedgerReplay ledger = audit.ledger();
        long made = ledger.stored().stream()
                .filter(entry -> entry.origin() == ImageStored.Origin.MADE)
                .filter(entry -> !entry.pieces().get(0).name().equals("original"))
                .count();
        int inFlight =
                cut.values().stream().mapToInt(call -> call.items().size()).sum();
        long doubled = vendor.images() - pictures.asked(vendor.requests());

        assertThat(audit.problemsAtTheEnd()).as("%s %s", terms, ended.err()).isEmpty();
        assertThat(vendor.violations()).isEmpty();
        checkMoney(ledger);
        assertThat(ledger.spent().minus(ledger.assumed()).exceeds(vendor.charged()))
                .as("%s: spent", terms)
                .isFalse();
        assertThat(doubled).as("%s", terms).isLessThanOrEqualTo(terms.repeats() ? inFlight : 0);
        checkCounts(ended, made);
        if (!terms.repeats()) {
            assertThat(ledger.askedAgain()).isEmpty();
            assertThat(listed(ledger))
                    .allSatisfy(words -> assertThat(ended.out()).contains(words));
        }
        figures.items += pictures.unique();
        figures.inFlight += inFlight;
        figures.doubled += (int) doubled;
        figures.listed += (int)
                ledger.open().stream().mapToInt(call -> call.items().size()).sum();
        figures.kept += (int) ledger.found();
    }

    private void checkCounts(Invocation.Ended ended, long made) throws IOException {
        boolean whole = made == pictures.unique();
        assertThat(ended.count("total")).as(ended.err()).isEqualTo(pictures.items());
        assertThat(ended.count("generated") + ended.count("reused")).isEqualTo((int) made);
        assertThat(ended.count("generated")
                        + ended.count("reused")
                        + ended.count("duplicates")
                        + ended.count("failed")
                        + ended.count("skipped"))
                .isEqualTo(pictures.items());
        if (limit().isPresent()) {
            assertThat(ended.status()).isIn(1, 3);
        } else {
            assertThat(ended.count("skipped")).isZero();
            assertThat(ended.status()).as(ended.err()).isEqualTo(whole ? 0 : 1);
            assertThat(whole || !terms.repeats())
                    .as("%s %s", terms, ended.out())
                    .isTrue();
        }
    }

    /** How the report names the calls that have no known end. */
    private static List<String> listed(LedgerReplay ledger) {
        return ledger.open().stream()
                .map(call -> "attempt " + call.attempt() + " at ")
                .toList();
    }

    /** A vendor goes on with what a killed client asked for, and bills it. */
    private void awaitBill() throws InterruptedException {
        long asked = pictures.images(vendor.requests());
        for (int tries = 0; vendor.images() < asked && tries < 1_000; tries++) {
            Thread.sleep(5);
        }
        assertThat(vendor.images()).isEqualTo(asked);
    }

    private Path out() throws IOException {
        return Files.createDirectories(folder).resolve("out");
    }
}
