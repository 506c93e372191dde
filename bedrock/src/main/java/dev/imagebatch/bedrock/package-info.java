/**
 * What the image providers on Amazon Bedrock share: start from {@link dev.imagebatch.bedrock.Bedrock}, the connection,
 * and {@link dev.imagebatch.bedrock.BedrockImageProvider}, which a provider extends.
 */
@NullMarked
package dev.imagebatch.bedrock;

import org.jspecify.annotations.NullMarked;
