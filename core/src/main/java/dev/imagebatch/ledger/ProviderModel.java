package dev.imagebatch.ledger;

/**
 * A model of a provider.
 *
 * @param provider the provider's name
 * @param model the requested model
 * @since 0.1
 */
public record ProviderModel(String provider, String model) {}
