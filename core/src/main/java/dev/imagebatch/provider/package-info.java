/** The socket for image generators: start from {@link dev.imagebatch.provider.ImageProvider} and {@link dev.imagebatch.provider.ImageProviderFactory}. */
@NullMarked
package dev.imagebatch.provider;

import org.jspecify.annotations.NullMarked;
