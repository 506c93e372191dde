/**
 * Images for a Drupal site, through JSON:API. {@link dev.imagebatch.examples.drupal.DrupalSink} stores them, and
 * {@link dev.imagebatch.examples.drupal.DrupalBinder} adds them to content.
 */
@NullMarked
package dev.imagebatch.examples.drupal;

import org.jspecify.annotations.NullMarked;
