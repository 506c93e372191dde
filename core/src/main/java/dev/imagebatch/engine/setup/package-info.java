/** The settings, items and threads of a run. */
@NullMarked
package dev.imagebatch.engine.setup;

import org.jspecify.annotations.NullMarked;
