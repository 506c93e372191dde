/**
 * Small complete programs. Start from {@link dev.imagebatch.examples.Quickstart},
 * {@link dev.imagebatch.examples.EmbeddedWithBudget} and {@link dev.imagebatch.examples.Avatars}.
 */
@NullMarked
package dev.imagebatch.examples;

import org.jspecify.annotations.NullMarked;
