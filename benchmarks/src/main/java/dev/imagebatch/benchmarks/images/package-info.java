/** Images from a stand-in's socket to the disk, by this library, by its peers and by hand. */
@NullMarked
package dev.imagebatch.benchmarks.images;

import org.jspecify.annotations.NullMarked;
