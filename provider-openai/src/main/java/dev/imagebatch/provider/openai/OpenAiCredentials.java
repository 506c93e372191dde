package dev.imagebatch.provider.openai;

import dev.imagebatch.provider.ProviderSettings;
import java.util.Optional;

/**
 * The credentials from the environment.
 *
 * @param key the key of the server
 * @param azureKey the key of an Azure resource
 * @param organization the organization, for accounts with several
 * @param project the project, for accounts with several
 */
record OpenAiCredentials(
        Optional<String> key, Optional<String> azureKey, Optional<String> organization, Optional<String> project) {

    static OpenAiCredentials of(ProviderSettings settings) {
        return new OpenAiCredentials(
                settings.variable("OPENAI_API_KEY"),
                settings.variable("AZURE_OPENAI_KEY"),
                settings.variable("OPENAI_ORG_ID"),
                settings.variable("OPENAI_PROJECT_ID"));
    }

    boolean hasKey() {
        return key.isPresent() || azureKey.isPresent();
    }

    /** Returns the key that must never be shown. */
    Optional<String> secret() {
        return key.or(() -> azureKey);
    }

    /** Returns a text without the key. */
    @Override
    public String toString() {
        return "Access[" + (hasKey() ? "with a key]" : "without a key]");
    }
}
