/**
 * The free provider that draws the prompt as an image. Start from
 * {@link dev.imagebatch.provider.placeholder.PlaceholderProviderFactory}.
 */
@NullMarked
package dev.imagebatch.provider.placeholder;

import org.jspecify.annotations.NullMarked;
