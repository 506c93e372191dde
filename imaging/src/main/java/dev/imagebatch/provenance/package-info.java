/** What images say about where they come from: start from {@link dev.imagebatch.provenance.ProvenanceMarks} and {@link dev.imagebatch.provenance.ImageInspector}. */
@NullMarked
package dev.imagebatch.provenance;

import org.jspecify.annotations.NullMarked;
