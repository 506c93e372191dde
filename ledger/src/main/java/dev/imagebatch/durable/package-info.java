/** Durable files: data forced to the device, so that it survives a power failure. */
@NullMarked
package dev.imagebatch.durable;

import org.jspecify.annotations.NullMarked;
