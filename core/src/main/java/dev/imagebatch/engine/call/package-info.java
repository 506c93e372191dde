/** Paid calls: attempts, retries, prompts. Does not know what happens to a received image. */
@NullMarked
package dev.imagebatch.engine.call;

import org.jspecify.annotations.NullMarked;
