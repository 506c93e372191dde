package dev.imagebatch.planning;

import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.policy.UnpricedPolicy;

/**
 * The settings of a batch that decide its actions and its cost.
 *
 * @param batch the batch's id
 * @param reuse the earlier images that are reused
 * @param unpriced the handling of images without a known price
 * @param retries the attempts for one image
 * @param concurrency the number of concurrent calls
 * @param pace the rate at which calls start
 * @since 0.1
 */
public record PlanTerms(
        String batch, ReusePolicy reuse, UnpricedPolicy unpriced, RetryPolicy retries, int concurrency, Pace pace) {

    ItemFingerprinter fingerprinter() {
        return new ItemFingerprinter(reuse, batch);
    }
}
