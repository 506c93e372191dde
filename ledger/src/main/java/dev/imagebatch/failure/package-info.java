/**
 * The reasons for failed images and the recommended next steps. Start from {@link dev.imagebatch.failure.Failure} and
 * {@link dev.imagebatch.failure.FailureKind}.
 */
@NullMarked
package dev.imagebatch.failure;

import org.jspecify.annotations.NullMarked;
