/** The computation of plans: resolution, identity, links, prices, times. */
@NullMarked
package dev.imagebatch.planning;

import org.jspecify.annotations.NullMarked;
