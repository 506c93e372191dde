package dev.imagebatch.engine;

import dev.imagebatch.engine.call.GenerationCalls;
import dev.imagebatch.engine.call.PromptGeneration;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.planning.ItemFingerprinter;

/**
 * The parts of a run that its workers share. Thread-safe.
 *
 * @param settings the settings of the batch
 * @param batch the batch's id
 * @param calls the calls of the run
 * @param prompts the prompts of the run
 * @param progress the progress of the run
 */
record RunContext(
        BatchSettings settings, String batch, GenerationCalls calls, PromptGeneration prompts, RunProgress progress) {

    /** Returns new keys, for one thread. */
    ItemFingerprinter keys() {
        return new ItemFingerprinter(settings.policies().reuse(), batch);
    }

    /** Returns new reports, for one thread. */
    ItemReports reports() {
        return new ItemReports(progress, settings.runtime().time());
    }
}
