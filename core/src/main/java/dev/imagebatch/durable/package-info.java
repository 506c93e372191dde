/** What is on the device, so that it outlives a loss of power. */
@NullMarked
package dev.imagebatch.durable;

import org.jspecify.annotations.NullMarked;
