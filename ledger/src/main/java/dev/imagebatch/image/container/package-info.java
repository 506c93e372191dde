/** Readers of image containers: PNG chunks, JPEG segments and RIFF chunks. */
@NullMarked
package dev.imagebatch.image.container;

import org.jspecify.annotations.NullMarked;
