/**
 * The specifications of images. Start from {@link dev.imagebatch.spec.ImageSpecification} and
 * {@link dev.imagebatch.spec.SpecificationSource}.
 */
@NullMarked
package dev.imagebatch.spec;

import org.jspecify.annotations.NullMarked;
