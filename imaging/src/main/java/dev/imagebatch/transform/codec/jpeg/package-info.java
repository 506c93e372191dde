/** The JPEG codec. */
@NullMarked
package dev.imagebatch.transform.codec.jpeg;

import org.jspecify.annotations.NullMarked;
