/** The PNG codec. */
@NullMarked
package dev.imagebatch.transform.codec.png;

import org.jspecify.annotations.NullMarked;
