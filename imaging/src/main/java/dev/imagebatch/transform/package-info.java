/** Pictures from pictures: start from {@link dev.imagebatch.transform.Transforms} and {@link dev.imagebatch.transform.TransformPipeline}. */
@NullMarked
package dev.imagebatch.transform;

import org.jspecify.annotations.NullMarked;
