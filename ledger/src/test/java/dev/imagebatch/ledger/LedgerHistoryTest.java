package dev.imagebatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.ledger.store.UnforcedDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories: a file ledger that is closed and opened again at any point knows what a memory ledger knows. */
class LedgerHistoryTest {

    private static final int HISTORIES = 250;
    private static final int APPENDS = 40;
    private static final int ITEMS = 6;
    private static final List<Subject> SUBJECTS =
            List.of(Subject.of("anna"), Subject.of("anna", ""), Subject.of("bert", "o"));
    private static final List<String> SEQUENCES = List.of("anna", "bert", "c");

    @TempDir
    Path folder;

    @Test
    void fileLedger_reopenedInRandomHistories_equalsMemoryLedger() throws IOException {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(seed, folder.resolve(seed + ".jsonl")).run();
        }
    }

    private static final class History {

        private final int seed;
        private final Path file;
        private final Random random;
        private final MemoryLedger memory = new MemoryLedger();
        private final List<String> open = new ArrayList<>();
        /** What may be settled from the next append on. */
        private final List<String> started = new ArrayList<>();

        private final List<String> unknown = new ArrayList<>();
        private int attempts;

        History(int seed, Path file) {
            this.seed = seed;
            this.file = file;
            this.random = new Random(seed);
        }

        void run() throws IOException {
            FileLedger ledger = UnforcedDevice.ledger(file);
            for (int step = 0; step < APPENDS; step++) {
                List<LedgerEntry> entries = append();
                memory.append(entries);
                ledger.append(entries);
                if (random.nextInt(10) == 0) {
                    assertSame(ledger);
                    ledger.close();
                    ledger = UnforcedDevice.ledger(file);
                    assertSame(ledger);
                }
            }
            assertSame(ledger);
            assertSummedUp(ledger);
            ledger.close();
        }

        private void assertSummedUp(Ledger ledger) throws IOException {
            LedgerSummary summary = LedgerSummary.of(ledger);
            assertThat(new LedgerTotals(summary.spent(), summary.held()))
                    .as("seed %d", seed)
                    .isEqualTo(ledger.totals());
            assertThat(summary.unknown().stream().map(one -> one.started().attempt()))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(unknown);
        }

        private List<LedgerEntry> append() {
            List<LedgerEntry> entries = new ArrayList<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                entries.add(entry());
            }
            unknown.addAll(started);
            started.clear();
            return entries;
        }

        private LedgerEntry entry() {
            return switch (random.nextInt(14)) {
                case 0, 1 -> start();
                case 2, 3 -> open.isEmpty() ? start() : end();
                case 9, 10 -> ofSubject();
                case 11 ->
                    new ImageBound(
                            Entries.item(100 + random.nextInt(ITEMS)),
                            Entries.AT,
                            "place",
                            new ImageBound.SubjectImage(subject(), id()));
                case 12 -> delete();
                case 13 -> new ImageDeleted(subject(), Entries.AT, id());
                case 4 -> Entries.stored(item(), "x" + random.nextInt(100));
                case 5 ->
                    random.nextInt(4) == 0
                            ? Entries.failedToStore(item())
                            : Entries.failed(item(), pick(FailureKind.values()));
                case 8 -> unknown.isEmpty() ? start() : settle();
                case 6 -> new ImageBound(Entries.item(100 + random.nextInt(ITEMS)), Entries.AT, "place", null);
                default ->
                    new NumberReserved(item(), Entries.AT, SEQUENCES.get(random.nextInt(3)), 1 + random.nextInt(50));
            };
        }

        private LedgerEntry ofSubject() {
            String replaced = random.nextInt(4) == 0 ? id() : null;
            Fingerprint picture = random.nextInt(3) == 0 ? item() : null;
            return random.nextInt(3) == 0
                    ? Entries.placeholderFor(subject(), item(), id())
                    : Entries.related(
                            Entries.stored(item(), id()), new ImageStored.Relations(subject(), picture, replaced));
        }

        private DeletionStarted delete() {
            Fingerprint binding = Entries.item(100 + random.nextInt(ITEMS));
            return new DeletionStarted(
                    subject(),
                    Entries.AT,
                    id(),
                    items(),
                    random.ints(random.nextInt(3), 0, ITEMS)
                            .mapToObj(number -> Entries.image("x" + number))
                            .toList(),
                    List.of(new DeletionStarted.BoundPlace(binding, "place")));
        }

        private Subject subject() {
            return SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        }

        private String id() {
            return "x" + random.nextInt(ITEMS);
        }

        private AttemptStarted start() {
            String attempt = "a" + attempts++;
            open.add(attempt);
            started.add(attempt);
            Money held = new Money(random.nextInt(1_000_000_000));
            return new AttemptStarted(
                    attempt, Entries.AT, new BatchSpecification("b", "s"), new ProviderModel("p", "m"), held, items());
        }

        /** Only what stands in an earlier append: an end and its settlement are never written together. */
        private AttemptSettled settle() {
            String attempt = unknown.remove(random.nextInt(unknown.size()));
            boolean free = random.nextBoolean();
            return new AttemptSettled(
                    attempt,
                    Entries.AT,
                    free ? Charge.FREE : new Charge(Charged.YES, new Money(random.nextInt(1_000_000_000))),
                    random.nextBoolean() ? null : "as billed");
        }

        private AttemptEnded end() {
            String attempt = open.remove(random.nextInt(open.size()));
            AttemptEnded end = Entries.ended(attempt, pick(Charged.values()));
            unknown.remove(attempt);
            started.remove(attempt);
            if (end.charged() == Charged.UNKNOWN) {
                started.add(attempt);
            }
            Money cost = end.charged() == Charged.NO ? Money.ZERO : new Money(random.nextInt(1_000_000_000));
            List<AttemptEnded.Received> images = random.nextBoolean()
                    ? List.of()
                    : items().stream().distinct().map(Entries::received).toList();
            return new AttemptEnded(
                    attempt, end.at(), new Charge(end.charged(), cost), null, CallReference.NONE, end.took(), images);
        }

        private List<Fingerprint> items() {
            return random.ints(random.nextInt(4), 0, ITEMS)
                    .mapToObj(Entries::item)
                    .toList();
        }

        private Fingerprint item() {
            return Entries.item(random.nextInt(ITEMS));
        }

        private <T> T pick(T[] all) {
            return all[random.nextInt(all.length)];
        }

        private void assertSame(FileLedger ledger) throws IOException {
            assertThat(ledger.totals()).as("seed %d", seed).isEqualTo(memory.totals());
            for (int i = 0; i < ITEMS; i++) {
                Fingerprint item = Entries.item(i);
                assertThat(ledger.find(item)).as("seed %d item %d", seed, i).isEqualTo(memory.find(item));
                assertThat(ledger.number(item)).as("seed %d", seed).isEqualTo(memory.number(item));
                Fingerprint binding = Entries.item(100 + i);
                assertThat(ledger.isBound(binding)).as("seed %d", seed).isEqualTo(memory.isBound(binding));
            }
            for (Subject subject : SUBJECTS) {
                for (SubjectEntries which : SubjectEntries.values()) {
                    assertThat(ledger.entries(subject, which, 1, 9))
                            .as("seed %d %s of %s", seed, which, subject)
                            .isEqualTo(memory.entries(subject, which, 1, 9));
                }
            }
            assertThat(entriesOf(ledger)).as("seed %d", seed).isEqualTo(entriesOf(memory));
        }
    }

    private static List<LedgerEntry> entriesOf(Ledger ledger) throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.forEach(entries::add);
        return entries;
    }
}
