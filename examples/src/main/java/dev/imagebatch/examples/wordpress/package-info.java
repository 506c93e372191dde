/**
 * Images for a WordPress site. {@link dev.imagebatch.examples.wordpress.WordPressSink} stores them, and
 * {@link dev.imagebatch.examples.wordpress.WordPressBinder} adds them to pages.
 */
@NullMarked
package dev.imagebatch.examples.wordpress;

import org.jspecify.annotations.NullMarked;
