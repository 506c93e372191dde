package dev.imagebatch.cli;

import dev.imagebatch.guard.Pace;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.Quota;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The images of the last 24 hours by rate lane, as recorded in a ledger. */
final class DayUse {

    private static final Duration DAY = Duration.ofDays(1);

    private final Providers providers;
    private final Instant since;
    private final Map<String, Long> byLane = new HashMap<>();

    private DayUse(Providers providers, Instant now) {
        this.providers = providers;
        this.since = now.minus(DAY);
    }

    /** Returns the units used by each lane. */
    static Map<String, Long> of(Ledger ledger, Providers providers, Instant now) throws IOException {
        DayUse use = new DayUse(providers, now);
        ledger.forEach(use::add);
        return use.byLane;
    }

    private void add(LedgerEntry entry) {
        if (entry instanceof AttemptStarted started && started.at().isAfter(since)) {
            Optional<ImageProvider> provider = providers.find(started.model().provider());
            provider.ifPresent(asked ->
                    add(started, asked.capabilities(started.model().name()).quota()));
        }
    }

    private void add(AttemptStarted started, Quota quota) {
        int units = quota.units(started.items().size(), 0);
        String lane = Pace.lane(started.model().provider(), started.model().name(), quota);
        byLane.merge(lane, (long) units, Long::sum);
    }
}
