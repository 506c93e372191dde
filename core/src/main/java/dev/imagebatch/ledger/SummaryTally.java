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

/** Adds up a ledger's attempts; not thread-safe. */
final class SummaryTally {

    private final Map<Key, Sums> rows = new TreeMap<>();
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private final List<AttemptSettled> settled = new ArrayList<>();

    void add(LedgerEntry entry) {
        if (entry instanceof AttemptStarted started) {
            started(started);
        } else if (entry instanceof AttemptEnded ended) {
            ended(ended);
        } else if (entry instanceof AttemptSettled settlement) {
            settled(settlement);
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
                .filter(attempt -> attempt.bill.charged() == Charged.UNKNOWN)
                .map(attempt -> new LedgerSummary.UnknownAttempt(attempt.started, attempt.ended))
                .toList();
        return new LedgerSummary(spent, held, all, unknown, settled);
    }

    private void started(AttemptStarted started) {
        Attempt attempt = new Attempt(started);
        attempts.put(started.attempt(), attempt);
        Sums row = row(attempt);
        row.attempts++;
        row.add(attempt.bill, 1);
    }

    private void ended(AttemptEnded ended) {
        Attempt attempt = attempts.get(ended.attempt());
        if (attempt == null) {
            return;
        }
        attempt.ended = ended;
        settled.removeIf(settlement -> settlement.attempt().equals(ended.attempt()));
        row(attempt).images += ended.images().size();
        change(attempt, new Charge(ended.charged(), ended.cost()));
        if (ended.charged() != Charged.UNKNOWN) {
            attempts.remove(ended.attempt());
        }
    }

    private void settled(AttemptSettled settlement) {
        Attempt attempt = attempts.get(settlement.attempt());
        if (attempt != null) {
            settled.add(settlement);
            change(attempt, new Charge(settlement.charged(), settlement.cost()));
        }
    }

    private void change(Attempt attempt, Charge bill) {
        row(attempt).add(attempt.bill, -1);
        attempt.bill = bill;
        row(attempt).add(bill, 1);
    }

    private Sums row(Attempt attempt) {
        AttemptStarted started = attempt.started;
        LocalDate day = LocalDate.ofInstant(started.at(), ZoneOffset.UTC);
        return rows.computeIfAbsent(
                new Key(started.model().provider(), started.model().name(), day), key -> new Sums());
    }

    /** An attempt of which the provider's last word is not known. */
    private static final class Attempt {

        private final AttemptStarted started;
        private @Nullable AttemptEnded ended;
        private Charge bill;

        Attempt(AttemptStarted started) {
            this.started = started;
            this.bill = new Charge(Charged.UNKNOWN, started.held());
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

        void add(Charge bill, int times) {
            switch (bill.charged()) {
                case YES -> spent = spent.plus(bill.cost().times(times));
                case UNKNOWN -> {
                    held = held.plus(bill.cost().times(times));
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
