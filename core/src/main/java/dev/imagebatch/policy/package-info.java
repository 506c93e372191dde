/** Every "what happens if" of a batch. */
@NullMarked
package dev.imagebatch.policy;

import org.jspecify.annotations.NullMarked;
