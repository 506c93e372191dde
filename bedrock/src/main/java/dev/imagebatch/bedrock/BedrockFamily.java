package dev.imagebatch.bedrock;

import dev.imagebatch.provider.ProviderSettings;
import java.util.List;

/**
 * What one provider on Bedrock is made of.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the provider's name
 * @param defaultRegion where calls go if no region is configured
 * @param models the models it knows, the default one first
 * @param options the options that its requests may have
 * @param mostImagesPerCall how many variants one call can ask for
 * @since 0.1
 */
public record BedrockFamily(
        String name, String defaultRegion, BedrockModels models, List<OptionRule> options, int mostImagesPerCall) {

    /** Copies the list. */
    public BedrockFamily {
        options = List.copyOf(options);
    }

    /**
     * A connection for this provider; calls nobody yet.
     *
     * @throws IllegalArgumentException if the settings' endpoint is no address
     */
    public Bedrock connect(ProviderSettings settings) {
        return Bedrock.connect(settings, defaultRegion);
    }
}
