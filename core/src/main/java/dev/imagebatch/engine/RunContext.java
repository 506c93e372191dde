package dev.imagebatch.engine;

import dev.imagebatch.engine.call.GenerationCalls;
import dev.imagebatch.engine.call.PromptGeneration;
import dev.imagebatch.engine.control.RunProgress;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.RunId;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.Claim;
import dev.imagebatch.planning.ItemFingerprinter;
import java.io.IOException;
import java.util.List;

/**
 * The parts of a run that its workers share. Thread-safe.
 *
 * @param settings the settings of the batch
 * @param id the identity of the run
 * @param calls the calls of the run
 * @param prompts the prompts of the run
 * @param progress the progress of the run
 */
record RunContext(
        BatchSettings settings, RunId id, GenerationCalls calls, PromptGeneration prompts, RunProgress progress) {

    /** Returns the batch's id. */
    String batch() {
        return id.batch();
    }

    /** Claims the images of items, those that neither another run nor another worker of this one has. */
    Claim claim(List<Item> items) throws IOException {
        List<Fingerprint> images = items.stream().map(Item::requestKey).toList();
        return settings.storage().ledger().claim(images, id.worker());
    }

    /** Returns new keys, for one thread. */
    ItemFingerprinter keys() {
        return new ItemFingerprinter(settings.policies().reuse(), id.batch());
    }

    /** Returns new reports, for one thread. */
    ItemReports reports() {
        return new ItemReports(progress, id.batch(), settings.runtime().time());
    }
}
