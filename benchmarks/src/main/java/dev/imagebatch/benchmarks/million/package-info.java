/** Benchmarks with a million specifications and with a ledger of a million entries. */
@NullMarked
package dev.imagebatch.benchmarks.million;

import org.jspecify.annotations.NullMarked;
