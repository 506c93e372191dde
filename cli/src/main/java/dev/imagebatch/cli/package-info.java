/** The {@code imagebatch} command: start from {@link dev.imagebatch.cli.Main}. */
@NullMarked
package dev.imagebatch.cli;

import org.jspecify.annotations.NullMarked;
