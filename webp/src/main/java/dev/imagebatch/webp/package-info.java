/** The WebP codec, which needs a native library. */
@NullMarked
package dev.imagebatch.webp;

import org.jspecify.annotations.NullMarked;
