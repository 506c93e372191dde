package dev.imagebatch;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.plan.ItemStanding;
import dev.imagebatch.plan.Resolution;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.ReferenceImage;
import java.io.IOException;
import java.util.Optional;

/** The images that other ones start from, by the time that those are to be asked for. */
final class Parents {

    private final BatchSettings settings;
    private final Tally tally;

    Parents(BatchSettings settings, Tally tally) {
        this.settings = settings;
        this.tally = tally;
    }

    /**
     * What became of an image that is needed.
     *
     * @param failure why it is not there
     * @param wasTried whether it was asked for
     */
    record Missing(Failure failure, boolean wasTried) {}

    /** The first image that a request starts from and that is not there. */
    Optional<Missing> missing(Resolution resolution) throws IOException {
        for (ReferenceImage reference : resolution.request().references()) {
            if (reference instanceof OutputReference output && output.link().isPresent()) {
                Optional<Missing> missing = missing(output, output.link().get());
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Missing> missing(OutputReference output, OutputReference.Link link) throws IOException {
        if (settings.standing(link.item()) instanceof ItemStanding.InPlace stored) {
            return stored.entry().piece(output.piece()).isPresent()
                    ? Optional.empty()
                    : Optional.of(failed(output, "it has no piece \"" + output.piece() + "\""));
        }
        Optional<Failure> failure = failure(link);
        if (failure.isPresent()) {
            return Optional.of(
                    failed(output, failure.get().kind() + ", " + failure.get().message()));
        }
        return Optional.of(tally.firstSkip()
                .map(reason -> new Missing(reason, false))
                .orElseGet(() -> failed(output, "it was not made")));
    }

    private Optional<Failure> failure(OutputReference.Link link) throws IOException {
        return settings.standing(link.picture()) instanceof ItemStanding.Refused refused
                ? Optional.of(refused.failure())
                : settings.lastFailure(link.picture());
    }

    private static Missing failed(OutputReference output, String why) {
        String message = "the " + output.name() + " that it starts from is not there: " + why;
        return new Missing(new Failure(FailureKind.PARENT_FAILED, Stage.PLANNING, Charged.NO, message), true);
    }
}
