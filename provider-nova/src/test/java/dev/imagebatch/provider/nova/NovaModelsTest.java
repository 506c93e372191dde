package dev.imagebatch.provider.nova;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.bedrock.AmazonModelsBehaviour;
import dev.imagebatch.bedrock.BedrockStand;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.spec.ImageRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NovaModelsTest extends AmazonModelsBehaviour {

    NovaModelsTest() {
        super(new NovaProviderFactory(), "amazon.nova-canvas-v1:0", "2026-09-30", 1024);
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
    @CsvSource({"1920x1080, 1904x1072", "1024x1024, 1024x1024", "800x800, 800x800", "100x300, 320x960"})
    void size_thatTheModelDoesNotMake_becomesTheNearest(String wanted, String made) {
        assertThat(nearest(wanted)).isEqualTo(Dimensions.parse(made));
    }
}
