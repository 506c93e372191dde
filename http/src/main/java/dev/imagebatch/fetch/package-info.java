/**
 * The download of reference images that specifications refer to by address. Start from
 * {@link dev.imagebatch.fetch.ReferenceFetcher}.
 */
@NullMarked
package dev.imagebatch.fetch;

import org.jspecify.annotations.NullMarked;
