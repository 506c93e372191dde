/** Images that were received and are not stored yet, and the work folder that keeps them. */
@NullMarked
package dev.imagebatch.rescue;

import org.jspecify.annotations.NullMarked;
