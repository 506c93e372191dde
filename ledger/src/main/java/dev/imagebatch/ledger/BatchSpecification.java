package dev.imagebatch.ledger;

/**
 * A specification of a batch.
 *
 * @param batch the batch's id
 * @param id the caller's name of the specification
 * @since 0.1
 */
public record BatchSpecification(String batch, String id) {}
