/** The comparison of words typed by users. */
@NullMarked
package dev.imagebatch.text;

import org.jspecify.annotations.NullMarked;
