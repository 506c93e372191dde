package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.manifest.BatchRecord;
import dev.imagebatch.manifest.PlanFormat;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.policy.InvalidSpecificationPolicy;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageBatchResult.FailedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The way of an order: it is planned, checked, perhaps asked about, run, and told about. */
final class Execution {

    private final CliContext around;
    private final OutputOptions output;
    private final Screen screen;
    private final PlanMessages messages;

    Execution(CliContext around, OutputOptions output) {
        this.around = around;
        this.output = output;
        this.screen = around.screen();
        this.messages = new PlanMessages(screen);
        if (output.quiet) {
            screen.beQuiet();
        }
    }

    /** Says what would be done. */
    int plan(BatchJob order, OutputFolder place) throws IOException {
        try (Providers providers = Providers.of(order.options().pictures, around.shell())) {
            BatchPlan plan = planned(order, providers, place, List.of());
            boolean valid = judged(order, plan, place);
            around.shell()
                    .out()
                    .print(
                            output.json
                                    ? TerminalSanitizer.json(PlanFormat.json(plan)) + System.lineSeparator()
                                    : TerminalSanitizer.text(PlanFormat.table(plan)));
            around.shell().out().flush();
            return valid ? ExitCode.OK : ExitCode.INVALID;
        }
    }

    /** Does it; only the specifications {@code redo} again, if there are any. */
    int run(BatchJob order, OutputFolder place, List<String> redo) throws IOException, InterruptedException {
        try (Providers providers = Providers.of(order.options().pictures, around.shell())) {
            BatchPlan plan = planned(order, providers, place, redo);
            if (!judged(order, plan, place)) {
                return refused(plan, place);
            }
            messages.summary(order.title(), plan);
            Optional<String> unavailable = providers.unavailable(plan.lines());
            Optional<String> noFallback = providers.unavailable(plan.fallbacks());
            noFallback.ifPresent(reason -> screen.warn("no fallback: " + reason));
            if (unavailable.isPresent() && !plan.fallbacks().isEmpty() && noFallback.isEmpty()) {
                screen.warn(unavailable.get() + "; the fallback is asked instead");
            } else if (unavailable.isPresent()) {
                screen.error(unavailable.get());
                return told(PartialResults.notStarted(
                        End.PROVIDER_STOPPED, plan, place.ledger().totals(), List.of(), around.now()));
            }
            new Confirmation(around.shell(), screen).require(plan, order.options().run, output);
            return told(new BatchRunner(around, providers, place, output).run(order, plan, redo));
        }
    }

    private BatchPlan planned(BatchJob order, Providers providers, OutputFolder place, List<String> redo) {
        order.input().notices().forEach(screen::warn);
        try (BatchProcessor processor = order.processor(providers, place, new BatchListener() {}, around.now())) {
            return redo.isEmpty() ? processor.plan(order.source()) : processor.planRedo(order.source(), redo);
        }
    }

    /** Shows what is to be known about a plan; false if it cannot be run. */
    private boolean judged(BatchJob order, BatchPlan plan, OutputFolder place) {
        messages.warnings(plan);
        RunOptions run = order.options().run;
        if (run.budget != null) {
            messages.budget(run.budget, plan, place.ledger().totals());
        }
        if (run.batchBudget != null) {
            messages.budget(run.batchBudget, plan, LedgerTotals.NONE);
        }
        if (plan.isRunnable()) {
            return true;
        }
        boolean setAside = order.options().run.onProblems() == InvalidSpecificationPolicy.SET_ASIDE && plan.items() > 0;
        if (setAside) {
            messages.setAside(plan);
        } else {
            messages.problems(plan);
        }
        return setAside;
    }

    private int refused(BatchPlan plan, OutputFolder place) {
        String advice = plan.items() == 0
                ? ""
                : "; correct them, or add --skip-invalid to make the "
                        + NumberFormats.count(plan.items(), "other image");
        screen.error(NumberFormats.count(plan.problemCount(), "problem")
                + ", nothing was generated and nothing was spent" + advice);
        List<FailedImage> problems = plan.problems().stream()
                .map(problem -> new FailedImage(
                        problem.location(),
                        Failure.of(
                                FailureKind.INVALID_REQUEST,
                                FailureStage.PLANNING,
                                problem.field().isEmpty()
                                        ? problem.message()
                                        : problem.field() + ": " + problem.message())))
                .toList();
        told(PartialResults.notStarted(End.COMPLETED, plan, place.ledger().totals(), problems, around.now()));
        return ExitCode.INVALID;
    }

    private int told(ImageBatchResult result) {
        if (output.json) {
            around.shell().out().println(TerminalSanitizer.json(BatchRecord.line(result)));
            around.shell().out().flush();
        }
        return ExitCode.of(result);
    }
}
