/** Google Gemini image models: start from {@link dev.imagebatch.provider.gemini.GeminiProviderFactory}. */
@NullMarked
package dev.imagebatch.provider.gemini;

import org.jspecify.annotations.NullMarked;
