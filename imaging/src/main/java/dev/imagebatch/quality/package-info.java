/** Whether a received picture is what was asked for: start from {@link dev.imagebatch.quality.QualityGate}. */
@NullMarked
package dev.imagebatch.quality;

import org.jspecify.annotations.NullMarked;
