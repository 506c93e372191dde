package dev.imagebatch;

import dev.imagebatch.provenance.Provenance;
import dev.imagebatch.quality.QualityGate;
import dev.imagebatch.transform.TransformPipeline;

/**
 * What is done to received images.
 *
 * @param quality looks at them
 * @param pipeline works on them
 * @param originals what becomes of those that were worked on
 * @param provenance says in them where they come from
 */
record Finish(QualityGate quality, TransformPipeline pipeline, Originals originals, Provenance provenance) {}
