package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.NextSteps;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.planning.LinkedReference;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.ReferenceImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The prerequisites of images: the written prompt, and the images that they start from. Not thread-safe. */
final class Prerequisites {

    private final RunContext run;
    private final NextSteps nextSteps;
    private final OutcomeReporter reporter;

    Prerequisites(RunContext run, OutcomeReporter reporter) {
        this.run = run;
        this.nextSteps = run.settings().nextSteps();
        this.reporter = reporter;
    }

    /**
     * A missing prerequisite.
     *
     * @param failure the reason
     * @param wasTried whether it was requested
     */
    private record MissingPrerequisite(Failure failure, boolean wasTried) {}

    /** Returns items of one specification if their prerequisites are present; otherwise reports them. */
    List<Item> present(List<Item> items) throws IOException, InterruptedException {
        Optional<MissingPrerequisite> missing =
                items.isEmpty() ? Optional.empty() : missing(items.get(0).resolution());
        if (missing.isEmpty()) {
            return items;
        }
        for (Item item : items) {
            if (missing.get().wasTried()) {
                reporter.failed(item, missing.get().failure(), 0);
            } else {
                reporter.skipped(item, missing.get().failure());
            }
        }
        return List.of();
    }

    private Optional<MissingPrerequisite> missing(Resolution resolution) throws IOException {
        if (resolution.specification().promptWriter().isPresent()) {
            return Optional.of(unwritten(resolution.specification()));
        }
        for (ReferenceImage reference : resolution.request().references()) {
            if (reference instanceof LinkedReference linked) {
                Optional<MissingPrerequisite> missing = missing(linked);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return Optional.empty();
    }

    private MissingPrerequisite unwritten(ImageSpecification specification) throws IOException {
        Fingerprint brief =
                run.settings().generation().prompts().brief(specification).key();
        Optional<Failure> failure = failure(brief);
        Optional<Failure> refusal = run.prompts().refusal();
        if (failure.isEmpty() && refusal.isPresent()) {
            return new MissingPrerequisite(refusal.get(), false);
        }
        FailureKind kind = failure.map(Failure::kind).orElse(FailureKind.CANCELLED);
        String why = failure.map(Failure::message).orElse("the batch ended first");
        Failure reason = new Failure(kind, FailureStage.WRITING, Charged.NO, "its prompt was not written: " + why);
        return new MissingPrerequisite(reason, failure.isPresent());
    }

    private Optional<MissingPrerequisite> missing(LinkedReference link) throws IOException {
        OutputReference output = link.output();
        if (nextSteps.of(link.item()) instanceof NextStep.Stored stored) {
            return stored.entry().piece(output.piece()).isPresent()
                    ? Optional.empty()
                    : Optional.of(failed(output, "it has no piece \"" + output.piece() + "\""));
        }
        Optional<Failure> failure = failure(link.picture());
        if (failure.isPresent()) {
            return Optional.of(
                    failed(output, failure.get().kind() + ", " + failure.get().message()));
        }
        return Optional.of(run.progress()
                .firstSkip()
                .map(reason -> new MissingPrerequisite(reason, false))
                .orElseGet(() -> failed(output, "it was not made")));
    }

    private Optional<Failure> failure(Fingerprint item) throws IOException {
        return nextSteps.of(item) instanceof NextStep.Refused refused
                ? Optional.of(refused.failure())
                : nextSteps.lastFailure(item);
    }

    private static MissingPrerequisite failed(OutputReference output, String why) {
        String message = "the " + output.name() + " that it starts from is not there: " + why;
        Failure failure = new Failure(FailureKind.PARENT_FAILED, FailureStage.PLANNING, Charged.NO, message);
        return new MissingPrerequisite(failure, true);
    }
}
