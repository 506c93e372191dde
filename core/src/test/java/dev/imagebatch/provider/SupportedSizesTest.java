package dev.imagebatch.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportedSizesTest {

    private static final SupportedSizes TITAN = FixedSizes.of(
            new Dimensions(1024, 1024),
            new Dimensions(1280, 768),
            new Dimensions(768, 1280),
            new Dimensions(1408, 768),
            new Dimensions(768, 1408),
            new Dimensions(512, 512),
            new Dimensions(384, 640));
    private static final SupportedSizes OPENAI = SteppedSizes.of(16, new Dimensions(1024, 1024))
            .withPixels(655_360, 8_294_400)
            .withMaxSide(3840)
            .withMaxRatio(3);

    @ParameterizedTest
    @CsvSource({
        "1024x1024, 1024x1024",
        "1920x1080, 1408x768",
        "500x500, 512x512",
        "600x600, 512x512",
        "900x900, 1024x1024",
        "300x500, 384x640",
        "1000x1667, 768x1280"
    })
    void fixedSizes_areChosenByRatioAndThenByArea(String wanted, String nearest) {
        assertThat(TITAN.nearest(Dimensions.parse(wanted))).isEqualTo(Dimensions.parse(nearest));
    }

    @Test
    void ratioAlone_isMadeAtTheUsualArea() {
        assertThat(TITAN.nearest(new AspectRatio(16, 9))).isEqualTo(new Dimensions(1408, 768));
        assertThat(TITAN.nearest(new AspectRatio(1, 1))).isEqualTo(new Dimensions(1024, 1024));
        assertThat(OPENAI.nearest(new AspectRatio(1, 1))).isEqualTo(new Dimensions(1024, 1024));
    }

    @ParameterizedTest
    @CsvSource({
        "1024x1024, 1024x1024",
        "3840x2160, 3840x2160",
        "1792x1024, 1792x1024",
        "1000x1000, 992x1008",
        "512x512, 816x816",
        "10000x10000, 2880x2880"
    })
    void steppedSizes_areTakenOrMovedToTheNearest(String wanted, String expected) {
        Dimensions nearest = OPENAI.nearest(Dimensions.parse(wanted));
        Dimensions other = Dimensions.parse(expected);

        assertThat(nearest.width() % 16).isZero();
        assertThat(nearest.height() % 16).isZero();
        assertThat(nearest.pixels()).isBetween(655_360L, 8_294_400L);
        assertThat(Math.abs(nearest.ratio() / other.ratio() - 1)).isLessThan(0.03);
        assertThat(Math.abs((double) nearest.pixels() / other.pixels() - 1)).isLessThan(0.03);
    }

    @Test
    void extremeRatios_stayWithinTheRule() {
        Dimensions flat = OPENAI.nearest(new Dimensions(6000, 100));

        assertThat(flat.ratio()).isLessThanOrEqualTo(3);
        assertThat(flat.pixels()).isGreaterThanOrEqualTo(655_360);
    }

    @Test
    void rules_describeThemselves() {
        assertThat(SupportedSizes.any(new Dimensions(1024, 1024)).describe()).isEqualTo("any");
        assertThat(OPENAI.describe()).contains("steps of 16", "3840", "3:1");
    }
}
