/** What is asked for: start from {@link dev.imagebatch.spec.ImageSpecification} and {@link dev.imagebatch.spec.SpecificationSource}. */
@NullMarked
package dev.imagebatch.spec;

import org.jspecify.annotations.NullMarked;
