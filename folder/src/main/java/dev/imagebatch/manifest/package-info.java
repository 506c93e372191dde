/** Specifications read from files, and the record of a batch written to one: start from {@link dev.imagebatch.manifest.SpecificationFile}. */
@NullMarked
package dev.imagebatch.manifest;

import org.jspecify.annotations.NullMarked;
