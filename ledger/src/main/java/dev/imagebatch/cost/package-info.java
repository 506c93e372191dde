/**
 * The prices and costs of images. Start from {@link dev.imagebatch.cost.Money} and
 * {@link dev.imagebatch.cost.CostEstimate}.
 */
@NullMarked
package dev.imagebatch.cost;

import org.jspecify.annotations.NullMarked;
