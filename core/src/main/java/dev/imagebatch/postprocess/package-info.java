/** The socket for work on received images before they are stored: checks, transforms, marks. */
@NullMarked
package dev.imagebatch.postprocess;

import org.jspecify.annotations.NullMarked;
