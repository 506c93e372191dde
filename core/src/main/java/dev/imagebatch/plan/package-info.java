/** The plan of a batch, computed before anything is spent. Start from {@link dev.imagebatch.plan.BatchPlan}. */
@NullMarked
package dev.imagebatch.plan;

import org.jspecify.annotations.NullMarked;
