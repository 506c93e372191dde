/** Programs that contain a batch processor: a server, a scheduled job, a pool of threads, and an end in order. */
@NullMarked
package dev.imagebatch.examples.embedded;

import org.jspecify.annotations.NullMarked;
