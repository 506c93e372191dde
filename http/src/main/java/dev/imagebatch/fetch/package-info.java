/** Fetches the pictures that specifications name by their address: start from {@link dev.imagebatch.fetch.ReferenceFetcher}. */
@NullMarked
package dev.imagebatch.fetch;

import org.jspecify.annotations.NullMarked;
