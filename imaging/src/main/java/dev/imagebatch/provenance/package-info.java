/**
 * Statements about the origin of images. Start from {@link dev.imagebatch.provenance.ProvenanceMarks} and
 * {@link dev.imagebatch.provenance.ImageInspection}.
 */
@NullMarked
package dev.imagebatch.provenance;

import org.jspecify.annotations.NullMarked;
