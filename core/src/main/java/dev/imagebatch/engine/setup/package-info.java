/** The settings, items and threads that a run works with. */
@NullMarked
package dev.imagebatch.engine.setup;

import org.jspecify.annotations.NullMarked;
