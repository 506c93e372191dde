package dev.imagebatch.provider.openai;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.testkit.UnsentRequestsContract;
import java.net.URI;

class OpenAiUnsentRequestsTest extends UnsentRequestsContract {

    @Override
    protected ImageProvider provider(URI server) {
        return new OpenAiProviderFactory().create(Providers.settings(server + "/v1", "canary-key"));
    }
}
