/** Codecs that need a library: {@link dev.imagebatch.transforms.WebpCodec}. */
@NullMarked
package dev.imagebatch.transforms;

import org.jspecify.annotations.NullMarked;
