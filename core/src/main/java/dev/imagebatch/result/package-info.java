/** The results and the progress of batches; start from {@link dev.imagebatch.result.ImageGenerationResult} and {@link dev.imagebatch.result.ImageBatchResult}. */
@NullMarked
package dev.imagebatch.result;

import org.jspecify.annotations.NullMarked;
