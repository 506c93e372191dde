/**
 * Images for a Drupal site by JSON:API: {@link dev.imagebatch.examples.drupal.DrupalSink} stores them,
 * {@link dev.imagebatch.examples.drupal.DrupalBinder} adds them to content.
 */
@NullMarked
package dev.imagebatch.examples.drupal;

import org.jspecify.annotations.NullMarked;
