package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Ledger;
import java.io.IOException;

/** The money of single attempts: noted before anything is asked, and what was held for them settled by what it cost. */
final class AttemptRecorder {

    private final Ledger ledger;
    private final RunProgress tally;

    AttemptRecorder(BatchSettings settings, RunProgress tally) {
        this.ledger = settings.ledger();
        this.tally = tally;
    }

    /** Notes that an attempt begins; nothing is held for one that could not be noted. */
    void begin(AttemptStarted attempt, Budget.Hold hold) throws IOException {
        boolean noted = false;
        try {
            ledger.append(attempt);
            noted = true;
        } finally {
            if (!noted) {
                hold.release();
            }
        }
    }

    void settle(Charged charged, Money cost, Budget.Hold hold) {
        switch (charged) {
            case NO -> hold.release();
            case UNKNOWN -> hold.keep();
            case YES -> {
                hold.settle(cost);
                tally.spent(cost, hold.amount());
            }
        }
    }
}
