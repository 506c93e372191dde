package dev.imagebatch.cli;

import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import java.time.Duration;

/** The display of a running batch: a bar on a terminal, a line every few seconds elsewhere, and each failure. */
final class ProgressDisplay implements BatchListener {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final int MOST_FAILURES = 100;

    private final Shell shell;
    private final Screen screen;
    private Duration lastLine = Duration.ZERO;
    private int failures;

    ProgressDisplay(Shell shell, Screen screen) {
        this.shell = shell;
        this.screen = screen;
    }

    /** Shows the progress. The thread that waits for the batch calls it about ten times a second. */
    void show(BatchProgress progress) {
        if (shell.isAnimated()) {
            screen.status(ProgressText.bar(progress, shell.width()));
        } else if (progress.elapsed().minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = progress.elapsed();
            screen.say(ProgressText.plain(progress));
        }
    }

    @Override
    public void onResult(ImageGenerationResult result) {
        if (result.outcome() != Outcome.FAILED) {
            return;
        }
        failures++;
        if (failures <= MOST_FAILURES) {
            String why = result.failure()
                    .map(failure -> failure.kind() + ": " + failure.message().replaceAll("\\s+", " "))
                    .orElse("");
            screen.error("failed: " + result.id() + ": " + why);
        } else if (failures == MOST_FAILURES + 1) {
            screen.error("more failures: see the summary and the contact sheet");
        }
    }
}
