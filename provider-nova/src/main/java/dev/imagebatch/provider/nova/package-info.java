/**
 * The provider for Amazon Nova Canvas on Amazon Bedrock. Start from
 * {@link dev.imagebatch.provider.nova.NovaProviderFactory}.
 */
@NullMarked
package dev.imagebatch.provider.nova;

import org.jspecify.annotations.NullMarked;
