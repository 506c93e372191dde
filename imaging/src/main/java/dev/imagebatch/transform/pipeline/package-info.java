/** The built-in transforms and their application. */
@NullMarked
package dev.imagebatch.transform.pipeline;

import org.jspecify.annotations.NullMarked;
