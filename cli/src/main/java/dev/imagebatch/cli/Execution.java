package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.manifest.PlanFormat;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.policy.InvalidSpecificationPolicy;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.End;
import dev.imagebatch.result.ImageBatchResult.FailedImage;
import dev.imagebatch.text.DisplayFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The execution of a job: plan, check, confirm, run, report. */
final class Execution {

    private final CliContext context;
    private final OutputOptions output;
    private final Screen screen;
    private final PlanMessages messages;

    Execution(CliContext context, OutputOptions output) {
        this.context = context;
        this.output = output;
        this.screen = context.screen();
        this.messages = new PlanMessages(screen);
        if (output.quiet) {
            screen.beQuiet();
        }
    }

    /** Prints the plan; nothing is spent. */
    int plan(BatchJob job, Destination destination) throws IOException {
        try (Providers providers = Providers.of(job.options().pictures, context.shell())) {
            BatchPlan plan = planned(job, providers, destination, List.of());
            boolean valid = check(job, plan, destination);
            context.results()
                    .print(
                            output.json
                                    ? TerminalSanitizer.json(PlanFormat.json(plan))
                                    : TerminalSanitizer.text(PlanFormat.table(plan))
                                            .stripTrailing());
            return valid ? ExitCode.OK : ExitCode.INVALID;
        }
    }

    /** Runs the job; only the specifications in {@code redo} again, if there are any. */
    int run(BatchJob job, Destination destination, List<String> redo) throws IOException, InterruptedException {
        try (Providers providers = Providers.of(job.options().pictures, context.shell())) {
            BatchPlan plan = planned(job, providers, destination, redo);
            if (!check(job, plan, destination)) {
                return refused(plan, destination);
            }
            messages.summary(job.title(), plan);
            Optional<String> unavailable = providers.unavailable(plan.lines());
            Optional<String> noFallback = providers.unavailable(plan.fallbacks());
            noFallback.ifPresent(reason -> screen.warn("fallback not available: " + reason));
            if (unavailable.isPresent() && !plan.fallbacks().isEmpty() && noFallback.isEmpty()) {
                screen.warn(unavailable.get() + "; using the fallback");
            } else if (unavailable.isPresent()) {
                screen.error(unavailable.get());
                return notStarted(End.PROVIDER_STOPPED, plan, destination, List.of());
            }
            return switch (new Confirmation(context.shell(), screen).of(plan, job.options().run, output)) {
                case GIVEN -> report(new BatchRunner(context, providers, destination, output).run(job, plan, redo));
                case DECLINED -> notStarted(End.CANCELLED, plan, destination, List.of());
                case MISSING -> {
                    notStarted(End.BUDGET_EXHAUSTED, plan, destination, List.of());
                    yield ExitCode.INVALID;
                }
            };
        }
    }

    private BatchPlan planned(BatchJob job, Providers providers, Destination destination, List<String> redo)
            throws IOException {
        job.input().notices().forEach(screen::warn);
        try (BatchProcessor processor = job.processor(providers, destination, new BatchListener() {}, context.now())) {
            return redo.isEmpty() ? processor.plan(job.source()) : processor.planRedo(job.source(), redo);
        }
    }

    /** Reports warnings and problems of a plan; returns whether it can be run. */
    private boolean check(BatchJob job, BatchPlan plan, Destination destination) throws IOException {
        messages.warnings(plan);
        RunOptions run = job.options().run;
        if (run.budget != null) {
            messages.budget(run.budget, plan, destination.ledger().totals());
        }
        if (run.batchBudget != null) {
            messages.budget(run.batchBudget, plan, LedgerTotals.NONE);
        }
        if (plan.isRunnable()) {
            return true;
        }
        boolean setAside = job.options().run.onProblems() == InvalidSpecificationPolicy.SET_ASIDE && plan.items() > 0;
        if (setAside) {
            messages.setAside(plan);
        } else {
            messages.problems(plan);
        }
        return setAside;
    }

    private int refused(BatchPlan plan, Destination destination) throws IOException {
        String advice = plan.items() == 0
                ? ""
                : "; correct them, or add --skip-invalid to generate the "
                        + DisplayFormat.count(plan.items(), "other image");
        screen.error(DisplayFormat.count(plan.problemCount(), "problem") + "; nothing was generated, nothing was spent"
                + advice);
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
        notStarted(End.COMPLETED, plan, destination, problems);
        return ExitCode.INVALID;
    }

    private int notStarted(End end, BatchPlan plan, Destination destination, List<FailedImage> problems)
            throws IOException {
        LedgerTotals totals = destination.ledger().totals();
        return report(PartialResults.notStarted(end, plan, totals, problems, context.now()));
    }

    private int report(ImageBatchResult result) {
        if (output.json) {
            context.results().print(result);
        }
        return ExitCode.of(result);
    }
}
