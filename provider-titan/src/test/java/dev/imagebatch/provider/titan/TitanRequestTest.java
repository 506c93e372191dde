package dev.imagebatch.provider.titan;

import dev.imagebatch.bedrock.AmazonRequestBehaviour;
import dev.imagebatch.bedrock.BedrockStand;
import dev.imagebatch.spec.ImageRequest;
import org.junit.jupiter.api.Test;

class TitanRequestTest extends AmazonRequestBehaviour {

    TitanRequestTest() {
        super(new Stand("seed", "omit", "imagesPerCall", "5"), 512);
    }

    @Override
    protected BedrockStand standWithoutOptions() {
        return new Stand();
    }

    @Override
    protected ImageRequest.Builder usual(String... options) {
        return Stand.request(options);
    }

    @Test
    void firstVersion_hasNoConditioningByColor() {
        assertRefused(Stand.requestTo("amazon.titan-image-generator-v1", "colors", "#ff0000"), "does not do");
    }
}
