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
            context.shell()
                    .out()
                    .print(
                            output.json
                                    ? TerminalSanitizer.json(PlanFormat.json(plan)) + System.lineSeparator()
                                    : TerminalSanitizer.text(PlanFormat.table(plan)));
            context.shell().out().flush();
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
                return report(PartialResults.notStarted(
                        End.PROVIDER_STOPPED, plan, destination.ledger().totals(), List.of(), context.now()));
            }
            new Confirmation(context.shell(), screen).require(plan, job.options().run, output);
            return report(new BatchRunner(context, providers, destination, output).run(job, plan, redo));
        }
    }

    private BatchPlan planned(BatchJob job, Providers providers, Destination destination, List<String> redo) {
        job.input().notices().forEach(screen::warn);
        try (BatchProcessor processor = job.processor(providers, destination, new BatchListener() {}, context.now())) {
            return redo.isEmpty() ? processor.plan(job.source()) : processor.planRedo(job.source(), redo);
        }
    }

    /** Reports warnings and problems of a plan; returns whether it can be run. */
    private boolean check(BatchJob job, BatchPlan plan, Destination destination) {
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

    private int refused(BatchPlan plan, Destination destination) {
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
        report(PartialResults.notStarted(
                End.COMPLETED, plan, destination.ledger().totals(), problems, context.now()));
        return ExitCode.INVALID;
    }

    private int report(ImageBatchResult result) {
        if (output.json) {
            context.shell().out().println(TerminalSanitizer.json(BatchRecord.line(result)));
            context.shell().out().flush();
        }
        return ExitCode.of(result);
    }
}
