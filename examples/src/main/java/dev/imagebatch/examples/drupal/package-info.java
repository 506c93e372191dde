/** Images into a Drupal site by JSON:API: {@link dev.imagebatch.examples.drupal.DrupalSink} stores, {@link
 * dev.imagebatch.examples.drupal.DrupalBinder} tells the content. */
@NullMarked
package dev.imagebatch.examples.drupal;

import org.jspecify.annotations.NullMarked;
