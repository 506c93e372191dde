package dev.imagebatch.ledger;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The running sums of a ledger's attempts. Not thread-safe. */
final class SummaryTally {

    private final Map<Key, Sums> rows = new TreeMap<>();
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private final List<AttemptSettled> settled = new ArrayList<>();

    void add(LedgerEntry entry) {
        switch (entry.type()) {
            case ATTEMPT_STARTED -> started((AttemptStarted) entry);
            case ATTEMPT_ENDED -> ended((AttemptEnded) entry);
            case ATTEMPT_SETTLED -> settled((AttemptSettled) entry);
            case IMAGE_STORED,
                    ITEM_FAILED,
                    IMAGE_BOUND,
                    NUMBER_RESERVED,
                    PROMPT_WRITTEN,
                    ORIGINAL_DISCARDED,
                    STEP_COMPLETED,
                    DELETION_STARTED,
                    IMAGE_DELETED -> {}
        }
    }

    LedgerSummary summary() {
        List<LedgerSummary.Row> all = new ArrayList<>();
        Money spent = Money.ZERO;
        Money held = Money.ZERO;
        for (Map.Entry<Key, Sums> row : rows.entrySet()) {
            all.add(row.getValue().row(row.getKey()));
            spent = spent.plus(row.getValue().spent);
            held = held.plus(row.getValue().held);
        }
        List<LedgerSummary.UnknownAttempt> unknown = attempts.values().stream()
                .filter(attempt -> attempt.charge.charged() == Charged.UNKNOWN)
                .map(attempt -> new LedgerSummary.UnknownAttempt(attempt.started, attempt.ended))
                .toList();
        return new LedgerSummary(spent, held, all, unknown, settled);
    }

    private void started(AttemptStarted started) {
        Attempt attempt = new Attempt(started);
        attempts.put(started.attempt(), attempt);
        Sums row = row(attempt);
        row.attempts++;
        row.add(attempt.charge, 1);
    }

    private void ended(AttemptEnded ended) {
        Attempt attempt = attempts.get(ended.attempt());
        if (attempt == null) {
            return;
        }
        attempt.ended = ended;
        settled.removeIf(settlement -> settlement.attempt().equals(ended.attempt()));
        row(attempt).images += ended.images().size();
        change(attempt, ended.charge());
        if (ended.charged() != Charged.UNKNOWN) {
            attempts.remove(ended.attempt());
        }
    }

    private void settled(AttemptSettled settlement) {
        Attempt attempt = attempts.get(settlement.attempt());
        if (attempt != null) {
            settled.add(settlement);
            change(attempt, settlement.charge());
        }
    }

    private void change(Attempt attempt, Charge charge) {
        row(attempt).add(attempt.charge, -1);
        attempt.charge = charge;
        row(attempt).add(charge, 1);
    }

    private Sums row(Attempt attempt) {
        AttemptStarted started = attempt.started;
        LocalDate day = LocalDate.ofInstant(started.at(), ZoneOffset.UTC);
        return rows.computeIfAbsent(
                new Key(started.model().provider(), started.model().name(), day), key -> new Sums());
    }

    /** An attempt without a final charge. */
    private static final class Attempt {

        private final AttemptStarted started;
        private @Nullable AttemptEnded ended;
        private Charge charge;

        Attempt(AttemptStarted started) {
            this.started = started;
            this.charge = new Charge(Charged.UNKNOWN, started.held());
        }
    }

    private record Key(String provider, String model, LocalDate day) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::provider).thenComparing(Key::model).thenComparing(Key::day);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Sums {

        private long attempts;
        private long images;
        private long unknown;
        private Money spent = Money.ZERO;
        private Money held = Money.ZERO;

        void add(Charge charge, int times) {
            switch (charge.charged()) {
                case YES -> spent = spent.plus(charge.cost().times(times));
                case UNKNOWN -> {
                    held = held.plus(charge.cost().times(times));
                    unknown += times;
                }
                case NO -> {}
            }
        }

        LedgerSummary.Row row(Key key) {
            return new LedgerSummary.Row(
                    key.provider(), key.model(), key.day(), attempts, images, spent, held, unknown);
        }
    }
}
