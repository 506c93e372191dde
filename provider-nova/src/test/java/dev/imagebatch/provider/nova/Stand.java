package dev.imagebatch.provider.nova;

import dev.imagebatch.bedrock.BedrockStand;
import dev.imagebatch.spec.ImageRequest;

/** A stand-in and the provider that speaks to it. */
final class Stand extends BedrockStand {

    Stand(String... options) {
        super(new NovaProviderFactory(), options);
    }

    static ImageRequest.Builder request(String... options) {
        return requestTo("amazon.nova-canvas-v1:0", options);
    }

    static ImageRequest.Builder requestTo(String model, String... options) {
        return request("nova", model, options);
    }
}
