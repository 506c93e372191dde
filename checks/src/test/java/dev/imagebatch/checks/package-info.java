/** Checks of the whole build, which see every module: its size, its names, its API, its rooms and its skipped tests. */
@NullMarked
package dev.imagebatch.checks;

import org.jspecify.annotations.NullMarked;
