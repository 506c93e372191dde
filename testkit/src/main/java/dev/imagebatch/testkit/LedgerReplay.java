package dev.imagebatch.testkit;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.store.FileLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the entries of a ledger's file add up to, by arithmetic of its own, so that a test can hold it against a vendor's
 * bill. The file itself is left alone, also where a crash tore it.
 *
 * <p>Immutable and thread-safe once made.
 *
 * @since 0.1
 */
public final class LedgerReplay {

    private final Map<String, AttemptStarted> open = new LinkedHashMap<>();
    private final Map<Fingerprint, Integer> asked = new HashMap<>();
    private final List<ImageStored> stored = new ArrayList<>();
    private Money spent = Money.ZERO;
    private Money held = Money.ZERO;
    private Money assumed = Money.ZERO;
    private long found;
    private Money peak = Money.ZERO;

    private LedgerReplay() {}

    /**
     * Replays a ledger's file; nothing if there is none.
     *
     * @throws IOException if the file cannot be read, or is damaged elsewhere than at its end
     */
    public static LedgerReplay of(Path file) throws IOException {
        LedgerReplay replay = new LedgerReplay();
        if (Files.notExists(file)) {
            return replay;
        }
        Path folder = Files.createTempDirectory("replay");
        Path copy = folder.resolve("ledger.jsonl");
        Files.copy(file, copy);
        try (FileLedger ledger = FileLedger.open(copy)) {
            ledger.forEach(replay::apply);
        }
        Files.delete(copy);
        Files.delete(folder.resolve("ledger.lock"));
        Files.delete(folder);
        return replay;
    }

    /** What is known to have been charged. */
    public Money spent() {
        return spent;
    }

    /** What may have been charged. */
    public Money held() {
        return held;
    }

    /** The part of {@link #spent()} that no answer states: images that were found after a crash, at their highest price. */
    public Money assumed() {
        return assumed;
    }

    /** How many images were found after a crash that kept their receipt from being noted. */
    public long found() {
        return found;
    }

    /** The most that was ever spent and held together, at any entry. */
    public Money peak() {
        return peak;
    }

    /** The attempts that started and never ended. */
    public List<AttemptStarted> open() {
        return List.copyOf(open.values());
    }

    /** How often an item was asked for. */
    public int asked(Fingerprint item) {
        return asked.getOrDefault(item, 0);
    }

    /** The items that were asked for more than once. */
    public List<Fingerprint> askedAgain() {
        return asked.keySet().stream().filter(item -> asked(item) > 1).toList();
    }

    /** The images that were stored and not deleted since, in their order. */
    public List<ImageStored> stored() {
        return List.copyOf(stored);
    }

    private void apply(LedgerEntry entry) {
        switch (entry.type()) {
            case ATTEMPT_STARTED -> started((AttemptStarted) entry);
            case ATTEMPT_ENDED -> ended((AttemptEnded) entry);
            case IMAGE_STORED -> stored.add((ImageStored) entry);
            case DELETION_STARTED ->
                stored.removeIf(image -> ((DeletionStarted) entry).images().contains(image.image()));
            case ATTEMPT_SETTLED,
                    ITEM_FAILED,
                    IMAGE_BOUND,
                    NUMBER_RESERVED,
                    PROMPT_WRITTEN,
                    ORIGINAL_DISCARDED,
                    STEP_COMPLETED,
                    IMAGE_DELETED -> {}
        }
        Money now = spent.plus(held);
        peak = now.exceeds(peak) ? now : peak;
    }

    private void started(AttemptStarted started) {
        open.put(started.attempt(), started);
        started.items().forEach(item -> asked.merge(item, 1, Integer::sum));
        held = held.plus(started.held());
    }

    private void ended(AttemptEnded ended) {
        AttemptStarted started = open.remove(ended.attempt());
        if (started == null) {
            throw new IllegalArgumentException("attempt " + ended.attempt() + " never started, or ended twice");
        }
        held = held.minus(started.held());
        if (ended.charged() == Charged.UNKNOWN) {
            held = held.plus(ended.cost());
        } else if (ended.charged() == Charged.YES) {
            spent = spent.plus(ended.cost());
            if (ended.reference().requestId() == null && ended.took().isZero()) {
                assumed = assumed.plus(ended.cost());
                found += ended.images().size();
            }
        }
    }
}
