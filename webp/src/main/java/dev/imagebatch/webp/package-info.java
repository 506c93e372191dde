/** Codecs that need a library: {@link WebpCodec}. */
@NullMarked
package dev.imagebatch.webp;

import org.jspecify.annotations.NullMarked;
