/** What may start and when, and how far a run has come. */
@NullMarked
package dev.imagebatch.engine.control;

import org.jspecify.annotations.NullMarked;
