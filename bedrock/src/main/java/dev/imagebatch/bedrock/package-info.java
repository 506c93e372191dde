/**
 * The common code of the image providers on Amazon Bedrock: {@link dev.imagebatch.bedrock.Bedrock} is the connection,
 * and {@link dev.imagebatch.bedrock.BedrockImageProvider} is the base class of providers.
 */
@NullMarked
package dev.imagebatch.bedrock;

import org.jspecify.annotations.NullMarked;
