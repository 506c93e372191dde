package dev.imagebatch.engine.call;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.guard.pace.CallWeight;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.ProviderModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The terms of one call, as ledger, budget and pace need them.
 *
 * @param specificationId the specification's id
 * @param model the provider and its model
 * @param items the items, in the order of their positions
 * @param price the price, if it is known
 * @param weight the weight for the pace
 */
record CallTerms(
        String specificationId,
        ProviderModel model,
        List<Fingerprint> items,
        Optional<Quote> price,
        CallWeight weight) {

    /** Returns whether the call certainly costs nothing. */
    boolean isFree() {
        return price.filter(Quote::isFree).isPresent();
    }

    /** Returns the estimate, zero if no price is known. */
    CostEstimate cost() {
        return price.orElseGet(() -> Quote.confirmed(CostEstimate.FREE, LocalDate.EPOCH))
                .cost();
    }
}
