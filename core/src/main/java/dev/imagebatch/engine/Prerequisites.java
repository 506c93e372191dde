package dev.imagebatch.engine;

import dev.imagebatch.engine.call.PromptGeneration;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.index.LinkedReference;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.ReferenceImage;
import java.io.IOException;
import java.util.Optional;

/** What a picture needs before it is asked for: its words, and the images that it starts from. */
final class Prerequisites {

    private final BatchSettings settings;
    private final PromptGeneration writing;
    private final RunProgress tally;

    Prerequisites(BatchSettings settings, PromptGeneration writing, RunProgress tally) {
        this.settings = settings;
        this.writing = writing;
        this.tally = tally;
    }

    /**
     * What became of something that is needed.
     *
     * @param failure why it is not there
     * @param wasTried whether it was asked for
     */
    record Missing(Failure failure, boolean wasTried) {}

    /** The first thing that a picture needs and that is not there. */
    Optional<Missing> missing(Resolution resolution) throws IOException {
        if (resolution.specification().promptWriter().isPresent()) {
            return Optional.of(unwritten(resolution.specification()));
        }
        for (ReferenceImage reference : resolution.request().references()) {
            if (reference instanceof LinkedReference linked) {
                Optional<Missing> missing = missing(linked);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return Optional.empty();
    }

    private Missing unwritten(ImageSpecification specification) throws IOException {
        Fingerprint brief = settings.prompts().brief(specification).key();
        Optional<Failure> failure = failure(brief);
        if (failure.isEmpty() && writing.refusal().isPresent()) {
            return new Missing(writing.refusal().get(), false);
        }
        FailureKind kind = failure.map(Failure::kind).orElse(FailureKind.CANCELLED);
        String why = failure.map(Failure::message).orElse("the batch ended first");
        return new Missing(
                new Failure(kind, FailureStage.WRITING, Charged.NO, "its prompt was not written: " + why),
                failure.isPresent());
    }

    private Optional<Missing> missing(LinkedReference link) throws IOException {
        OutputReference output = link.output();
        if (settings.standing(link.item()) instanceof NextStep.Stored stored) {
            return stored.entry().piece(output.piece()).isPresent()
                    ? Optional.empty()
                    : Optional.of(failed(output, "it has no piece \"" + output.piece() + "\""));
        }
        Optional<Failure> failure = failure(link.picture());
        if (failure.isPresent()) {
            return Optional.of(
                    failed(output, failure.get().kind() + ", " + failure.get().message()));
        }
        return Optional.of(tally.firstSkip()
                .map(reason -> new Missing(reason, false))
                .orElseGet(() -> failed(output, "it was not made")));
    }

    private Optional<Failure> failure(Fingerprint item) throws IOException {
        return settings.standing(item) instanceof NextStep.Refused refused
                ? Optional.of(refused.failure())
                : settings.lastFailure(item);
    }

    private static Missing failed(OutputReference output, String why) {
        String message = "the " + output.name() + " that it starts from is not there: " + why;
        return new Missing(new Failure(FailureKind.PARENT_FAILED, FailureStage.PLANNING, Charged.NO, message), true);
    }
}
