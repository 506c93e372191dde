package dev.imagebatch.provider.gemini;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.testkit.UnsentRequestsContract;
import java.net.URI;

class GeminiUnsentRequestsTest extends UnsentRequestsContract {

    @Override
    protected ImageProvider provider(URI server) {
        return Providers.at(server);
    }
}
