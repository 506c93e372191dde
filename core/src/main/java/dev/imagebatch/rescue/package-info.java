/** Received images that are not stored yet, and the work folder that contains them. */
@NullMarked
package dev.imagebatch.rescue;

import org.jspecify.annotations.NullMarked;
