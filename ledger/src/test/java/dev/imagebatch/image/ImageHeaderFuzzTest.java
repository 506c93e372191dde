package dev.imagebatch.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Any bytes have a header or have none; no pixel is decoded to find out. */
class ImageHeaderFuzzTest {

    @FuzzTest
    void header_ofAnyBytes_isFoundOrNot(byte[] content) throws IOException {
        Optional<ImageHeader> header = ImageHeader.read(new ByteArrayInputStream(content));

        header.ifPresent(found -> {
            assertThat(found.dimensions().width()).isPositive();
            assertThat(found.dimensions().height()).isPositive();
        });
        assertThat(ImageData.of(content).map(ImageData::info).map(ImageInfo::dimensions))
                .isEqualTo(header.map(ImageHeader::dimensions));
    }
}
