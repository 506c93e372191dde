/** The {@code imagebatch} command. Start from {@link dev.imagebatch.cli.Main}. */
@NullMarked
package dev.imagebatch.cli;

import org.jspecify.annotations.NullMarked;
