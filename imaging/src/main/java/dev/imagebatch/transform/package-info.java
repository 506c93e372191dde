/**
 * Transforms of images. Start from {@link dev.imagebatch.transform.pipeline.Transforms} and
 * {@link dev.imagebatch.transform.pipeline.TransformPipeline}.
 */
@NullMarked
package dev.imagebatch.transform;

import org.jspecify.annotations.NullMarked;
