/**
 * Images by OpenAI and by services with its images API: start from {@link
 * dev.imagebatch.provider.openai.OpenAiProviderFactory} and {@link dev.imagebatch.provider.openai.OpenAiImageProvider}.
 */
@NullMarked
package dev.imagebatch.provider.openai;

import org.jspecify.annotations.NullMarked;
