/**
 * The results and the progress of batches. Start from {@link dev.imagebatch.result.ImageGenerationResult} and
 * {@link dev.imagebatch.result.ImageBatchResult}.
 */
@NullMarked
package dev.imagebatch.result;

import org.jspecify.annotations.NullMarked;
