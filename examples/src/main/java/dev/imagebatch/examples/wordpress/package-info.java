/** Images into a WordPress site: {@link dev.imagebatch.examples.wordpress.WordPressSink} stores, {@link
 * dev.imagebatch.examples.wordpress.WordPressBinder} tells the pages. */
@NullMarked
package dev.imagebatch.examples.wordpress;

import org.jspecify.annotations.NullMarked;
