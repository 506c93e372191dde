/** The extension point for processing received images before they are stored: checks, transforms and marks. */
@NullMarked
package dev.imagebatch.postprocess;

import org.jspecify.annotations.NullMarked;
