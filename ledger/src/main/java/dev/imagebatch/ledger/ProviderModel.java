package dev.imagebatch.ledger;

/**
 * A model of a provider.
 *
 * @param provider the provider's name
 * @param name the name of the model
 * @since 0.1
 */
public record ProviderModel(String provider, String name) {}
