/** The policies of a batch. */
@NullMarked
package dev.imagebatch.policy;

import org.jspecify.annotations.NullMarked;
