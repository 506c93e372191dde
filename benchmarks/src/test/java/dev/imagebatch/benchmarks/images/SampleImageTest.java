package dev.imagebatch.benchmarks.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleImageTest {

    @ParameterizedTest
    @ValueSource(ints = {Workload.TINY, Workload.LARGE})
    void ofAbout_wantedLength_isAPngOfThatLength(int bytes) throws Exception {
        byte[] picture = SampleImage.ofAbout(bytes);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        assertThat(image.getWidth()).isEqualTo(1024);
        assertThat(image.getHeight()).isEqualTo(1024);
        assertThat(picture.length).isCloseTo(bytes, Percentage.withPercentage(20));
    }
}
