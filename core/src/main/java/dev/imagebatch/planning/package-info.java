/** The computation of plans: resolution, identity, links, prices and times. */
@NullMarked
package dev.imagebatch.planning;

import org.jspecify.annotations.NullMarked;
