package dev.imagebatch.cli;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.LedgerSummary;
import dev.imagebatch.ledger.LedgerSummary.UnknownAttempt;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The writer of settlements into a ledger. */
final class SettlementWriter {

    private static final int AT_ONCE = 10_000;

    private final Ledger ledger;
    private final Instant now;
    private final @Nullable String note;

    SettlementWriter(Ledger ledger, Instant now, @Nullable String note) {
        this.ledger = ledger;
        this.now = now;
        this.note = note;
    }

    /** Settles single attempts, and all others if requested; none if one of them cannot be settled. Returns the count. */
    int settle(List<ChargeSettlement> single, @Nullable ChargeSettlement others) throws IOException {
        LedgerSummary summary = LedgerSummary.of(ledger);
        Map<String, ChargeSettlement> wanted = new LinkedHashMap<>();
        for (ChargeSettlement settlement : single) {
            if (wanted.put(settlement.attempt(), settlement) != null) {
                throw CommandException.invalid("attempt " + settlement.attempt() + " is named twice");
            }
            if (summary.unknown(settlement.attempt()).isEmpty()) {
                throw notUnknown(settlement.attempt(), summary);
            }
        }
        List<LedgerEntry> entries = new ArrayList<>();
        for (UnknownAttempt unknown : summary.unknown()) {
            ChargeSettlement settlement = wanted.getOrDefault(unknown.started().attempt(), others);
            if (settlement != null) {
                entries.add(entry(unknown, settlement));
            }
        }
        for (int i = 0; i < entries.size(); i += AT_ONCE) {
            ledger.append(entries.subList(i, Math.min(entries.size(), i + AT_ONCE)));
        }
        return entries.size();
    }

    private AttemptSettled entry(UnknownAttempt unknown, ChargeSettlement settlement) {
        return new AttemptSettled(
                unknown.started().attempt(),
                now,
                new Charge(settlement.charged(), settlement.cost(unknown.held())),
                note);
    }

    private CommandException notUnknown(String attempt, LedgerSummary summary) throws IOException {
        Optional<AttemptSettled> before = summary.settled().stream()
                .filter(settled -> settled.attempt().equals(attempt))
                .findFirst();
        if (before.isPresent()) {
            AttemptSettled settled = before.get();
            return CommandException.invalid("attempt " + attempt + " is already settled: "
                    + words(settled.charged(), settled.cost().toString()) + ", on " + settled.at());
        }
        AttemptEnded ended = ended(attempt);
        if (ended != null) {
            return CommandException.invalid(
                    "attempt " + attempt + " needs no settlement: the provider's answer of " + ended.at() + " says "
                            + words(ended.charged(), ended.cost().toString()));
        }
        List<String> known =
                summary.unknown().stream().map(one -> one.started().attempt()).toList();
        return CommandException.invalid("the ledger has no attempt " + attempt + Suggestions.hint(attempt, known));
    }

    private @Nullable AttemptEnded ended(String attempt) throws IOException {
        AtomicReference<@Nullable AttemptEnded> found = new AtomicReference<>();
        ledger.forEach(entry -> {
            if (entry instanceof AttemptEnded ended && ended.attempt().equals(attempt)) {
                found.set(ended);
            }
        });
        return found.get();
    }

    private static String words(Charged charged, String cost) {
        return charged == Charged.YES ? "charged " + cost : "free";
    }
}
