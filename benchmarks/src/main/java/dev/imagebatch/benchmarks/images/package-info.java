/** Images from a stand-in's socket to the disk, by this library, its peers and hand-written clients. */
@NullMarked
package dev.imagebatch.benchmarks.images;

import org.jspecify.annotations.NullMarked;
