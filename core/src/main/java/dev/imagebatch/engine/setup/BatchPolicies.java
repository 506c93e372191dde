package dev.imagebatch.engine.setup;

import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.InvalidSpecificationPolicy;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.policy.UnpricedPolicy;

/** The policies of a batch. */
public record BatchPolicies(
        ReusePolicy reuse,
        DuplicatePolicy duplicates,
        UnpricedPolicy unpriced,
        InvalidSpecificationPolicy invalid,
        OriginalsPolicy originals) {}
