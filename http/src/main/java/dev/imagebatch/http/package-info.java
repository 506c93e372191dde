/** What providers over HTTP share: streamed JSON answers with Base64 images. */
@NullMarked
package dev.imagebatch.http;

import org.jspecify.annotations.NullMarked;
