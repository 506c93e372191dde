/** What the sinks of content management systems share. */
@NullMarked
package dev.imagebatch.examples.cms;

import org.jspecify.annotations.NullMarked;
