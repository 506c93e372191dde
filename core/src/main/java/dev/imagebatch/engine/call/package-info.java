/** Paid calls: attempts, retries and prompts. Independent of the processing of received images. */
@NullMarked
package dev.imagebatch.engine.call;

import org.jspecify.annotations.NullMarked;
