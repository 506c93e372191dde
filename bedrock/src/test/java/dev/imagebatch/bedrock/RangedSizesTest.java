package dev.imagebatch.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.SupportedSizes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangedSizesTest {

    private final SupportedSizes sizes = new RangedSizes(
            16, 320, 4096, 4_194_304, 4, List.of(new Dimensions(1024, 1024), new Dimensions(1280, 720)));

    @ParameterizedTest
    @CsvSource({
        "2048x2048, 2048x2048",
        "1280x720, 1280x720",
        "1000x1000, 992x992",
        "1x1, 320x320",
        "10x1000, 320x1280",
        "65535x65535, 2048x2048",
        "65535x1, 1280x320",
    })
    void nearest_ofSize_isPermitted(String wanted, String made) {
        assertThat(sizes.nearest(Dimensions.parse(wanted))).isEqualTo(Dimensions.parse(made));
    }

    @ParameterizedTest
    @CsvSource({"1:1, 1024x1024", "16:9, 1280x720", "3:2, 1248x832", "100:1, 2048x512"})
    void nearest_ofRatio_isUsualOrAtMostTheUsualArea(String wanted, String made) {
        assertThat(sizes.nearest(AspectRatio.parse(wanted))).isEqualTo(Dimensions.parse(made));
    }

    @Test
    void nearest_ofAnySize_keepsEveryRule() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Dimensions wanted = new Dimensions(1 + random.nextInt(6000), 1 + random.nextInt(6000));

            Dimensions made = sizes.nearest(wanted);

            assertThat(made.width() % 16 + made.height() % 16).as("%s", wanted).isZero();
            assertThat(Math.min(made.width(), made.height())).isGreaterThanOrEqualTo(320);
            assertThat(Math.max(made.width(), made.height())).isLessThanOrEqualTo(4096);
            assertThat(made.pixels()).isLessThanOrEqualTo(4_194_304);
            assertThat(Math.max(made.ratio(), 1 / made.ratio())).isLessThanOrEqualTo(4);
            assertThat(sizes.nearest(made)).isEqualTo(made);
        }
    }
}
