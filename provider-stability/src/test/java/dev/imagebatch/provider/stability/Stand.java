package dev.imagebatch.provider.stability;

import dev.imagebatch.bedrock.BedrockStand;
import dev.imagebatch.spec.ImageRequest;

/** A stand-in and the provider that speaks to it. */
final class Stand extends BedrockStand {

    Stand(String... options) {
        super(new StabilityProviderFactory(), options);
    }

    static ImageRequest.Builder request(String... options) {
        return requestTo("stability.stable-image-core-v1:1", options);
    }

    static ImageRequest.Builder requestTo(String model, String... options) {
        return request("stability", model, options);
    }
}
