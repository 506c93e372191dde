package dev.imagebatch.cli;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageBatchResult.FailedImage;
import dev.imagebatch.text.DisplayFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The messages at the end of a batch. */
final class Summary {

    private static final int EXAMPLES = 5;

    private final Screen screen;
    private final Path out;

    Summary(Screen screen, Path out) {
        this.screen = screen;
        this.out = out;
    }

    void show(ImageBatchResult result) {
        boolean good = result.isFullySuccessful();
        screen.say(
                good ? Screen.Tone.GOOD : Screen.Tone.WARNING,
                result.summary() + ", in " + DisplayFormat.duration(result.processingTime()));
        Map<FailureKind, Long> kinds = new TreeMap<>(result.failuresByKind());
        kinds.forEach((kind, count) -> failures(kind, count, result.failures()));
        result.stopped().ifPresent(this::stopped);
        if (!result.overshoot().isZero()) {
            screen.error("the provider charged " + result.overshoot()
                    + " more than its listed prices; correct the price before"
                    + " the next run (imagebatch providers lists prices, --option price=USD sets one)");
        } else if (result.end() == ImageBatchResult.End.BUDGET_EXHAUSTED) {
            screen.error("budget exhausted, " + DisplayFormat.count(result.skipped(), "image")
                    + " skipped; raise --budget or --batch-budget and run again: stored images are not paid for twice");
        }
        if (!result.held().isZero()) {
            screen.warn(result.held() + " held for calls that may have been charged; show and settle them with:"
                    + " imagebatch ledger --out " + out);
        }
        if (result.end() == ImageBatchResult.End.DEADLINE_PASSED) {
            screen.error("deadline of --until reached, " + DisplayFormat.count(result.skipped(), "image")
                    + " skipped; run the same command again to continue");
        }
        if (result.end() == ImageBatchResult.End.CANCELLED) {
            screen.error("interrupted; run the same command again to continue: stored images are not generated twice");
        }
    }

    private void stopped(Failure reason) {
        screen.error("stopped by the provider (" + reason.kind() + "): " + reason.message());
        screen.error("  next: " + nextAction(reason.kind()));
    }

    private void failures(FailureKind kind, long count, List<FailedImage> failures) {
        String examples = failures.stream()
                .filter(failed -> failed.failure().kind() == kind)
                .limit(EXAMPLES)
                .map(FailedImage::id)
                .collect(Collectors.joining(", "));
        screen.error(count + " failed with " + kind + ": " + examples
                + (count > EXAMPLES ? " and " + (count - EXAMPLES) + " more" : ""));
        screen.error("  next: " + nextAction(kind));
    }

    /** Returns the next action, with the option of this command for it. */
    private String nextAction(FailureKind kind) {
        String option = switch (kind.nextRun()) {
            case BY_POLICY -> " (imagebatch retry --out " + out + " --on-unknown retry)";
            case IF_CHANGED -> kind == FailureKind.CONTENT_REJECTED ? " (imagebatch redo --out " + out + " ID)" : "";
            case AGAIN -> kind == FailureKind.BUDGET_EXHAUSTED ? " (--budget)" : "";
        };
        return kind.nextAction() + option;
    }
}
