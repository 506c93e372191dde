/** From a received image to the stored one: post-processing, the sink, references. */
@NullMarked
package dev.imagebatch.engine.delivery;

import org.jspecify.annotations.NullMarked;
