/** The delivery of received images: post-processing, the sink, and references. */
@NullMarked
package dev.imagebatch.engine.delivery;

import org.jspecify.annotations.NullMarked;
