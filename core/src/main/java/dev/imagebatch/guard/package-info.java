/** The limits of a batch. Start from {@link dev.imagebatch.guard.Budget} and {@link dev.imagebatch.guard.Pace}. */
@NullMarked
package dev.imagebatch.guard;

import org.jspecify.annotations.NullMarked;
