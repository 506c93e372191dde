/** Why an image was not made and what to do next: start from {@link dev.imagebatch.failure.Failure} and {@link dev.imagebatch.failure.FailureKind}. */
@NullMarked
package dev.imagebatch.failure;

import org.jspecify.annotations.NullMarked;
