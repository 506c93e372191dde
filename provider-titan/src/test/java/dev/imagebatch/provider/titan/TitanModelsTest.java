package dev.imagebatch.provider.titan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.bedrock.AmazonModelsBehaviour;
import dev.imagebatch.bedrock.BedrockStand;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.spec.ImageRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitanModelsTest extends AmazonModelsBehaviour {

    TitanModelsTest() {
        super(new TitanProviderFactory(), "amazon.titan-image-generator-v2:0", "2026-06-30", 512);
    }

    @Override
    protected BedrockStand stand(String... options) {
        return new Stand(options);
    }

    @Override
    protected ImageRequest.Builder usual() {
        return Stand.request();
    }

    @ParameterizedTest
    @CsvSource({
        "1920x1080, 1152x640",
        "1024x1024, 1024x1024",
        "800x800, 768x768",
        "1600x1200, 1152x896",
        "300x100, 704x320",
        "100x300, 320x704"
    })
    void size_thatTheModelDoesNotMake_becomesTheNearest(String wanted, String made) {
        assertThat(nearest(wanted)).isEqualTo(Dimensions.parse(made));
    }
}
