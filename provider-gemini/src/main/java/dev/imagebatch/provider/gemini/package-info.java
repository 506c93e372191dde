/**
 * The provider for Google Gemini image models. Start from {@link dev.imagebatch.provider.gemini.GeminiProviderFactory}.
 */
@NullMarked
package dev.imagebatch.provider.gemini;

import org.jspecify.annotations.NullMarked;
