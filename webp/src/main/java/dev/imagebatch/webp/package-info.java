/** The WebP codec, which requires a native library. */
@NullMarked
package dev.imagebatch.webp;

import org.jspecify.annotations.NullMarked;
