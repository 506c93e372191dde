package dev.imagebatch.provider.stability;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.testkit.UnsentRequestsContract;
import java.net.URI;
import java.util.Map;

class StabilityUnsentRequestsTest extends UnsentRequestsContract {

    @Override
    protected ImageProvider provider(URI server) {
        Map<String, String> environment =
                Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", server.toString(), "AWS_BEARER_TOKEN_BEDROCK", "canary-key");
        return new StabilityProviderFactory().create(ProviderSettings.defaults().withEnvironment(environment::get));
    }
}
