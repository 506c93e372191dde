/** How long the command takes to start, and what with. */
@NullMarked
package dev.imagebatch.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
