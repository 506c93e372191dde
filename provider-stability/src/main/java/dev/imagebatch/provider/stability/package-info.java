/**
 * Stability AI's image models on Amazon Bedrock: start from {@link
 * dev.imagebatch.provider.stability.StabilityProviderFactory}.
 */
@NullMarked
package dev.imagebatch.provider.stability;

import org.jspecify.annotations.NullMarked;
