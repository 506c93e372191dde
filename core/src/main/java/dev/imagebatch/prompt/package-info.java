/**
 * The extension point for prompt writers. Start from {@link dev.imagebatch.prompt.PromptWriter} and
 * {@link dev.imagebatch.prompt.PromptWriterFactory}.
 */
@NullMarked
package dev.imagebatch.prompt;

import org.jspecify.annotations.NullMarked;
