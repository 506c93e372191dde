/**
 * Amazon Titan Image Generator on Amazon Bedrock: start from {@link
 * dev.imagebatch.provider.titan.TitanProviderFactory}.
 */
@NullMarked
package dev.imagebatch.provider.titan;

import org.jspecify.annotations.NullMarked;
