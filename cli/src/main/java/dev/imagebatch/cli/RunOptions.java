package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.plan.Fallback;
import dev.imagebatch.policy.FailurePolicy;
import dev.imagebatch.policy.InvalidSpecificationPolicy;
import dev.imagebatch.policy.StoredImageCheck;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.policy.UnpricedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the speed and cost of a run; a retry may change them. */
final class RunOptions {

    @Option(names = "--budget", paramLabel = "USD", description = "Budget for everything ever spent in the folder.")
    @Nullable Money budget;

    @Option(names = "--batch-budget", paramLabel = "USD", description = "Budget for this run, within --budget.")
    @Nullable Money batchBudget;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            converter = Quantities.CountConverter.class,
            description = "Calls at the same time (default: 8).")
    int concurrency = 8;

    @Option(
            names = "--rate",
            paramLabel = "N/min",
            converter = Quantities.RateConverter.class,
            description = "Maximum rate of images started; also 5/s or 100/h.")
    @Nullable Double rate;

    @Option(
            names = "--per-day",
            paramLabel = "N",
            converter = Quantities.CountConverter.class,
            description = "Maximum number of images started in any 24 hours, including earlier runs in the folder.")
    @Nullable Integer perDay;

    @Option(
            names = "--delay",
            paramLabel = "DURATION",
            description = "Minimum delay between two calls, such as 200ms or 2s.")
    Duration delay = Duration.ZERO;

    @Option(names = "--timeout", paramLabel = "DURATION", description = "Timeout of one call (default: 5m).")
    Duration timeout = Duration.ofMinutes(5);

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Deadline of the run: 06:00, 2026-12-24T06:00, or a duration such as 8h.")
    @Nullable DeadlineParser until;

    @Option(
            names = "--fallback",
            paramLabel = "PROVIDER[/MODEL][:KIND,...]",
            description = "Fallback for images whose provider stopped the batch or rejected them, or failed with one of"
                    + " these kinds. Repeatable.")
    List<Fallback> fallbacks = new ArrayList<>();

    @Option(
            names = "--on-unknown",
            paramLabel = "fail|retry",
            description = "Action after a call that may have been charged (default: fail).")
    UnknownOutcomePolicy onUnknown = UnknownOutcomePolicy.FAIL;

    @Option(
            names = "--verify",
            paramLabel = "existence|checksum",
            description = "Check of stored images: existence (default), or the checksum in the ledger; damaged images"
                    + " are generated again.")
    StoredImageCheck verification = StoredImageCheck.EXISTENCE;

    @Option(
            names = "--on-failure",
            paramLabel = "report|placeholder",
            description = "Report failed images only (default), or also store a placeholder that a later run replaces.")
    FailurePolicy onFailure = FailurePolicy.REPORT;

    @Option(names = "--skip-invalid", description = "Skip invalid specifications instead of refusing all of them.")
    boolean skipInvalid;

    @Option(names = "--allow-unpriced", description = "Allow images of unknown price.")
    boolean allowUnpriced;

    void check() {
        if (timeout.isZero()) {
            throw CommandException.invalid("--timeout must be above 0");
        }
    }

    Budget budget(LedgerTotals totals) {
        Budget folder = budget == null ? Budget.unlimited() : Budget.of(budget, totals.spent(), totals.held());
        return batchBudget == null ? folder : Budget.of(batchBudget).within(folder);
    }

    boolean isLimited() {
        return budget != null || batchBudget != null;
    }

    /** Returns the pace; earlier images of the day are counted only if they are limited. */
    Pace pace(Supplier<Map<String, Long>> usedToday) {
        Pace.Builder pace = Pace.builder().minimumDelay(delay);
        if (rate != null) {
            pace.perMinute(rate);
        }
        if (perDay != null) {
            pace.perDay(perDay);
            usedToday.get().forEach(pace::usedToday);
        }
        return pace.build();
    }

    /** Returns the deadline of the run. */
    Optional<Instant> deadline(Instant now) {
        return Optional.ofNullable(until).map(moment -> moment.after(now));
    }

    RetryPolicy retryRules() {
        return RetryPolicy.builder().onUnknown(onUnknown).build();
    }

    InvalidSpecificationPolicy onProblems() {
        return skipInvalid ? InvalidSpecificationPolicy.SET_ASIDE : InvalidSpecificationPolicy.REFUSE;
    }

    UnpricedPolicy unpriced() {
        return allowUnpriced ? UnpricedPolicy.ALLOW : UnpricedPolicy.REFUSE;
    }
}
