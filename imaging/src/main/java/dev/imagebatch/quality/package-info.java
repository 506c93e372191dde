/** Quality checks of received images. Start from {@link dev.imagebatch.quality.QualityGate}. */
@NullMarked
package dev.imagebatch.quality;

import org.jspecify.annotations.NullMarked;
