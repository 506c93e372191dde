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

/** The options that decide how fast and how dear a run may be; a retry may change them. */
final class RunOptions {

    @Option(
            names = "--budget",
            paramLabel = "USD",
            converter = Quantities.MoneyConverter.class,
            description = "Never spend more, counting all that was ever spent in the folder.")
    @Nullable Money budget;

    @Option(
            names = "--batch-budget",
            paramLabel = "USD",
            converter = Quantities.MoneyConverter.class,
            description = "Never spend more in this run, whatever --budget allows.")
    @Nullable Money batchBudget;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            converter = Quantities.CountConverter.class,
            description = "Calls at the same time; 8 unless given.")
    int concurrency = 8;

    @Option(
            names = "--rate",
            paramLabel = "N/min",
            converter = Quantities.RateConverter.class,
            description = "Images started a minute at most; also 5/s or 100/h.")
    @Nullable Double rate;

    @Option(
            names = "--per-day",
            paramLabel = "N",
            converter = Quantities.CountConverter.class,
            description = "Images started in any 24 hours at most, those of earlier runs in the folder included.")
    @Nullable Integer perDay;

    @Option(
            names = "--delay",
            paramLabel = "DURATION",
            converter = Quantities.DurationConverter.class,
            description = "At least this long between two calls, such as 200ms or 2s.")
    Duration delay = Duration.ZERO;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = Quantities.DurationConverter.class,
            description = "How long one call may take; 5m unless given.")
    Duration timeout = Duration.ofMinutes(5);

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = DeadlineParser.Converter.class,
            description = "Finish by then or stop: 06:00, 2026-12-24T06:00, or a duration such as 8h.")
    @Nullable DeadlineParser until;

    @Option(
            names = "--fallback",
            paramLabel = "PROVIDER[/MODEL][:KIND,...]",
            converter = EnumConverters.FallbackWord.class,
            description = "Who is asked for images whose provider ended the batch or rejected them, or failed with one"
                    + " of the kinds; may be repeated.")
    List<Fallback> fallbacks = new ArrayList<>();

    @Option(
            names = "--on-unknown",
            paramLabel = "fail|retry",
            converter = EnumConverters.UnknownWord.class,
            description = "What to do after a call that may have been charged; fail unless given.")
    UnknownOutcomePolicy onUnknown = UnknownOutcomePolicy.FAIL;

    @Option(
            names = "--verify",
            paramLabel = "existence|checksum",
            converter = EnumConverters.VerificationWord.class,
            description =
                    "Whether stored images are only looked for (unless given), or read and compared with the ledger's"
                            + " checksums; a damaged one is made again.")
    StoredImageCheck verification = StoredImageCheck.EXISTENCE;

    @Option(
            names = "--on-failure",
            paramLabel = "report|placeholder",
            converter = EnumConverters.FailureWord.class,
            description = "Only report what failed (unless given), or store a placeholder that a later run replaces.")
    FailurePolicy onFailure = FailurePolicy.REPORT;

    @Option(names = "--skip-invalid", description = "Set invalid specifications aside instead of refusing them all.")
    boolean skipInvalid;

    @Option(names = "--allow-unpriced", description = "Also make images whose price is not known.")
    boolean allowUnpriced;

    void check() {
        if (timeout.isZero()) {
            throw CommandException.invalid("--timeout is above 0");
        }
    }

    Budget budget(LedgerTotals totals) {
        Budget folder = budget == null ? Budget.unlimited() : Budget.of(budget, totals.spent(), totals.held());
        return batchBudget == null ? folder : Budget.of(batchBudget).within(folder);
    }

    boolean isLimited() {
        return budget != null || batchBudget != null;
    }

    /** The pace; a day's images are counted only where they are limited. */
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

    /** When the run has to be finished. */
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
