package dev.imagebatch.planning;

import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.postprocess.PostProcessor;

/**
 * The sources of a plan.
 *
 * @param chain the providers of the batch and their fallbacks
 * @param ledger the record of earlier runs
 * @param storage the stored images
 * @param prompts the prompts that writers write for the batch
 * @param postProcessor the executor of transforms
 * @since 0.1
 */
public record PlanInputs(
        FallbackChain chain,
        Ledger ledger,
        StoredImageLookup storage,
        PromptBriefs prompts,
        PostProcessor postProcessor) {}
