/** The rate limiter of calls: lanes, learned rates, pauses, and limits on concurrency. */
@NullMarked
package dev.imagebatch.guard.pace;

import org.jspecify.annotations.NullMarked;
