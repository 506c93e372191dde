package dev.imagebatch.provider.titan;

import dev.imagebatch.bedrock.BedrockStand;
import dev.imagebatch.spec.ImageRequest;

/** A stand-in and the provider that speaks to it. */
final class Stand extends BedrockStand {

    Stand(String... options) {
        super(new TitanProviderFactory(), options);
    }

    static ImageRequest.Builder request(String... options) {
        return requestTo("amazon.titan-image-generator-v2:0", options);
    }

    static ImageRequest.Builder requestTo(String model, String... options) {
        return request("titan", model, options);
    }
}
