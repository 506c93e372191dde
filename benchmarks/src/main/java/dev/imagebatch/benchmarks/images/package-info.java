/**
 * Benchmarks of images from the socket of a fake service to the disk, with this library, comparable libraries and
 * hand-written clients.
 */
@NullMarked
package dev.imagebatch.benchmarks.images;

import org.jspecify.annotations.NullMarked;
