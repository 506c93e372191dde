/** The plan of a batch, made before anything is spent; start from {@link dev.imagebatch.plan.BatchPlan}. */
@NullMarked
package dev.imagebatch.plan;

import org.jspecify.annotations.NullMarked;
