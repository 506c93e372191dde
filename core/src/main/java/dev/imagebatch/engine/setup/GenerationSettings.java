package dev.imagebatch.engine.setup;

import dev.imagebatch.planning.FallbackChain;
import dev.imagebatch.planning.PromptBriefs;
import dev.imagebatch.postprocess.PostProcessor;
import dev.imagebatch.provider.ImageProvider;
import org.jspecify.annotations.Nullable;

/**
 * The makers of a batch's prompts and images.
 *
 * @param providers the providers and their fallbacks
 * @param prompts the prompts of the batch's writers
 * @param postProcessor the post-processor of received images
 * @param placeholders the provider of placeholders, or null if failed images get none
 */
public record GenerationSettings(
        FallbackChain providers,
        PromptBriefs prompts,
        PostProcessor postProcessor,
        @Nullable ImageProvider placeholders) {}
