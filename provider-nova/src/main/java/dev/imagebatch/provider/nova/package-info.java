/** Amazon Nova Canvas on Amazon Bedrock: start from {@link dev.imagebatch.provider.nova.NovaProviderFactory}. */
@NullMarked
package dev.imagebatch.provider.nova;

import org.jspecify.annotations.NullMarked;
