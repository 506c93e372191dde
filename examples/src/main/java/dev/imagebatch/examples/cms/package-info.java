/** Common parts of the sinks for content management systems. */
@NullMarked
package dev.imagebatch.examples.cms;

import org.jspecify.annotations.NullMarked;
