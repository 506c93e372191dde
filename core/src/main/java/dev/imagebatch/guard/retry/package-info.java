/** The decisions on repeating calls, and the circuit breaker. */
@NullMarked
package dev.imagebatch.guard.retry;

import org.jspecify.annotations.NullMarked;
