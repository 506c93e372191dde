package dev.imagebatch;

import dev.imagebatch.result.BatchProgress;

/**
 * What keeps calls from starting at the moment.
 *
 * @param stage what the batch is doing instead
 * @param notice the same in words, as a phrase
 */
record Hindrance(BatchProgress.Stage stage, String notice) {}
