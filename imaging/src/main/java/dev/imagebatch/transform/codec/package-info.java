/** The decoding and encoding of images. */
@NullMarked
package dev.imagebatch.transform.codec;

import org.jspecify.annotations.NullMarked;
