package dev.imagebatch.bedrock;

import dev.imagebatch.provider.ProviderSettings;
import java.util.List;

/**
 * The definition of a provider on Bedrock.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the name of the provider
 * @param defaultRegion the region of calls if no region is configured
 * @param models the known models, starting with the default one
 * @param options the rules of the supported request options
 * @param mostImagesPerCall the maximum number of variants per call
 * @since 0.1
 */
public record BedrockFamily(
        String name, String defaultRegion, BedrockModels models, List<OptionRule> options, int mostImagesPerCall) {

    /** Creates a definition with a copy of the list of options. */
    public BedrockFamily {
        options = List.copyOf(options);
    }

    /**
     * Returns a connection for this provider. Makes no network request.
     *
     * @throws IllegalArgumentException if the endpoint in the settings is not a valid address
     */
    public Bedrock connect(ProviderSettings settings) {
        return Bedrock.connect(settings, defaultRegion);
    }
}
