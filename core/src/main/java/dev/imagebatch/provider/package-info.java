/**
 * The extension point for image providers. Start from {@link dev.imagebatch.provider.ImageProvider} and
 * {@link dev.imagebatch.provider.ImageProviderFactory}.
 */
@NullMarked
package dev.imagebatch.provider;

import org.jspecify.annotations.NullMarked;
