/** Comparison of words that people typed. */
@NullMarked
package dev.imagebatch.text;

import org.jspecify.annotations.NullMarked;
