/**
 * The reader of specification files and the writer of batch records. Start from
 * {@link dev.imagebatch.manifest.SpecificationFile}.
 */
@NullMarked
package dev.imagebatch.manifest;

import org.jspecify.annotations.NullMarked;
