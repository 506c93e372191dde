package dev.imagebatch.image;

import static dev.imagebatch.image.HeaderSamples.ascii;
import static dev.imagebatch.image.HeaderSamples.bytes;
import static dev.imagebatch.image.HeaderSamples.encoded;
import static dev.imagebatch.image.HeaderSamples.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

    private static final byte[] FRAME = bytes(0xFF, 0xC2, 0, 17, 8, 0x01, 0x02, 0x03, 0x04);
    private static final Optional<ImageHeader> FRAME_HEADER =
            Optional.of(new ImageHeader(ImageFormat.JPEG, new Dimensions(0x304, 0x102)));

    static Stream<Arguments> headers() {
        return Stream.of(
                arguments(ImageFormat.PNG, 24, encoded("png", 37, 21)),
                arguments(ImageFormat.GIF, 10, encoded("gif", 37, 21)),
                arguments(ImageFormat.WEBP, 30, HeaderSamples.lossyWebp(37, 21)),
                arguments(ImageFormat.WEBP, 25, HeaderSamples.losslessWebp(37, 21)),
                arguments(ImageFormat.WEBP, 30, HeaderSamples.extendedWebp(37, 21)));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void header_ofEachFormat_isRead(ImageFormat format, int headerLength, byte[] image) throws IOException {
        assertThat(read(image)).contains(new ImageHeader(format, new Dimensions(37, 21)));
        assertThat(read(Arrays.copyOf(image, headerLength))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void header_cutAtAnyByte_isEmpty(ImageFormat format, int headerLength, byte[] image) throws IOException {
        for (int length = 0; length < headerLength; length++) {
            assertThat(read(Arrays.copyOf(image, length)))
                    .as("%s cut at %d", format, length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void header_deliveredByteByByte_isRead(ImageFormat format, int headerLength, byte[] image) throws IOException {
        assertThat(ImageHeader.read(new DripStream(image))).contains(new ImageHeader(format, new Dimensions(37, 21)));
    }

    @Test
    void jpeg_ofTheEncoder_isReadAndNeverWhenCutBeforeItsFrame() throws IOException {
        byte[] image = encoded("jpg", 300, 200);
        int enough = 0;
        while (read(Arrays.copyOf(image, enough)).isEmpty()) {
            enough++;
        }

        assertThat(read(image)).contains(new ImageHeader(ImageFormat.JPEG, new Dimensions(300, 200)));
        assertThat(enough).isBetween(100, image.length - 1);
        assertThat(read(Arrays.copyOf(image, enough)))
                .contains(new ImageHeader(ImageFormat.JPEG, new Dimensions(300, 200)));
    }

    @Test
    void jpeg_withLongSegmentsBeforeTheFrame_isRead() throws IOException {
        byte[] exif = joined(bytes(0xFF, 0xE1, 0xFF, 0xFF), new byte[65_533]);
        byte[] profile = joined(bytes(0xFF, 0xE2, 0xFF, 0xFF), framesEverywhere(65_533));

        assertThat(read(joined(bytes(0xFF, 0xD8), exif, profile, profile, exif, FRAME)))
                .isEqualTo(FRAME_HEADER);
        assertThat(ImageHeader.read(new DripStream(joined(bytes(0xFF, 0xD8), exif, profile, FRAME))))
                .isEqualTo(FRAME_HEADER);
    }

    @Test
    void jpeg_withFillBytesStrayBytesAndRestartMarkers_isRead() throws IOException {
        byte[] start = bytes(0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xFE, 0, 4, 'h', 'i');
        byte[] stray = bytes(0, 0, 7, 0xFF, 0x00, 0xFF, 0xD0, 0xFF, 0x01, 0xFF, 0xC4, 0, 2, 0xFF, 0xFF);

        assertThat(read(joined(start, stray, FRAME))).isEqualTo(FRAME_HEADER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
    void jpeg_withAnyFrameMarker_isRead(int marker) throws IOException {
        byte[] image = joined(bytes(0xFF, 0xD8), FRAME);
        image[3] = (byte) marker;

        assertThat(read(image)).isEqualTo(FRAME_HEADER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC4, 0xC8, 0xCC, 0xD9, 0xDA, 0xDB, 0xE0, 0xFE})
    void jpeg_withoutAFrame_isEmpty(int marker) throws IOException {
        byte[] image = joined(bytes(0xFF, 0xD8), FRAME);
        image[3] = (byte) marker;

        assertThat(read(image)).isEmpty();
    }

    @Test
    void jpeg_whoseScanOrEndComesFirst_isEmpty() throws IOException {
        assertThat(read(joined(bytes(0xFF, 0xD8, 0xFF, 0xDA, 0, 2), FRAME))).isEmpty();
        assertThat(read(joined(bytes(0xFF, 0xD8, 0xFF, 0xD9), FRAME))).isEmpty();
    }

    @Test
    void jpeg_withImpossibleLengths_isEmpty() throws IOException {
        assertThat(read(joined(bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 1), FRAME))).isEmpty();
        assertThat(read(joined(bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 0), FRAME))).isEmpty();
        assertThat(read(bytes(0xFF, 0xD8, 0xFF, 0xC0, 0, 7, 8, 0, 1, 0, 1))).isEmpty();
        assertThat(read(bytes(0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1, 2, 3))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "0, 0"})
    void size_withAZeroSide_isEmpty(int width, int height) throws IOException {
        assertThat(read(png(width, height))).isEmpty();
        assertThat(read(joined(ascii("GIF89a"), bytes(width, 0, height, 0)))).isEmpty();
        assertThat(read(HeaderSamples.lossyWebp(width, height))).isEmpty();
        assertThat(read(bytes(0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, height, 0, width)))
                .isEmpty();
    }

    @Test
    void size_upToTheLargestInt_isRead() throws IOException {
        assertThat(read(png(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .contains(new ImageHeader(ImageFormat.PNG, new Dimensions(Integer.MAX_VALUE, Integer.MAX_VALUE)));
        assertThat(read(png(Integer.MIN_VALUE, 1))).isEmpty();
        assertThat(read(png(1, -1))).isEmpty();
    }

    @Test
    void size_atTheLimitsOfWebp_isRead() throws IOException {
        assertThat(read(HeaderSamples.lossyWebp(16383, 16383)))
                .map(ImageHeader::dimensions)
                .contains(side(16383));
        assertThat(read(HeaderSamples.losslessWebp(16384, 16384)))
                .map(ImageHeader::dimensions)
                .contains(side(16384));
        assertThat(read(HeaderSamples.extendedWebp(1 << 24, 1 << 24)))
                .map(ImageHeader::dimensions)
                .contains(side(1 << 24));
    }

    @Test
    void webp_scaledLossyFrame_hasTheSizeWithoutTheScale() throws IOException {
        assertThat(read(HeaderSamples.lossyWebp(0x4000 | 37, 0xC000 | 21)))
                .map(ImageHeader::dimensions)
                .contains(new Dimensions(37, 21));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!DOCTYPE html><html>502 Bad Gateway</html>",
                "{\"error\":{\"message\":\"no\"}}",
                "iVBORw0KGgoAAAANSUhEUgAAACUAAAAV",
                "GIF88a\1\0\1\0",
                "GIF89b\1\0\1\0",
                "RIFF\0\0\0\0WAVEfmt \0\0\0\0\1\1\1\1\1\1\1\1\1\1",
                "RIFF\0\0\0\0WEBPVP8Z\0\0\0\0\1\1\1\1\1\1\1\1\1\1",
                "RIFF\0\0\0\0WEBPVP8 \0\0\0\0\1\1\1\u009d\1*\1\0\1\0",
                "RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\1\1\u009d\1+\1\0\1\0",
                "RIFF\0\0\0\0WEBPVP8L\0\0\0\0\u002e\1\0\0\0",
                "RIFF\0\0\0\0WEBPVP8L\0\0\0\0/\1\0\0\u00ff",
                "\u0089PNG\n\n\u001a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1",
                "\u0089PNG\r\n\u001a\n\0\0\0\u000eIHDR\0\0\0\1\0\0\0\1",
                "\u0089PNG\r\n\u001a\n\0\0\0\rIDAT\0\0\0\1\0\0\0\1",
                "\u00ff\u00d8 and then no marker"
            })
    void bytes_thatAreNoImage_areEmpty(String text) throws IOException {
        assertThat(read(ascii(text))).isEmpty();
    }

    @Test
    void bytes_atRandom_neverThrow() throws IOException {
        Random random = new Random(7);
        byte[][] starts = {
            {}, bytes(0xFF, 0xD8, 0xFF), ascii("RIFF\0\0\0\0WEBPVP8"), ascii("GIF8"), Arrays.copyOf(png(1, 1), 12)
        };
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            Optional<ImageHeader> header = read(joined(starts[round % starts.length], noise));
            header.ifPresent(found -> assertThat(found.dimensions().pixels()).isPositive());
        }
    }

    @Test
    void image_withAnyByteChanged_neverThrows() throws IOException {
        byte[] image = encoded("jpg", 40, 30);
        for (int at = 0; at < image.length; at++) {
            byte[] changed = image.clone();
            changed[at] = (byte) ~changed[at];
            assertThat(read(changed)).isNotNull();
        }
    }

    @Test
    void stream_thatFails_passesItsFailureOn() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("the connection was lost");
            }
        };

        assertThatThrownBy(() -> ImageHeader.read(failing))
                .isInstanceOf(EOFException.class)
                .hasMessage("the connection was lost");
    }

    @Test
    void stream_isReadNoFurtherThanNeeded() throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(joined(png(5, 6), new byte[100_000]));

        assertThat(ImageHeader.read(in)).isPresent();
        assertThat(in.available()).isGreaterThan(98_000);
    }

    private static Dimensions side(int pixels) {
        return new Dimensions(pixels, pixels);
    }

    private static byte[] framesEverywhere(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = FRAME[i % FRAME.length];
        }
        return bytes;
    }

    private static byte[] png(int width, int height) {
        return joined(ascii("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"), big32(width), big32(height));
    }

    private static byte[] big32(int value) {
        return bytes(value >> 24, value >> 16, value >> 8, value);
    }

    private static Optional<ImageHeader> read(byte[] bytes) throws IOException {
        return ImageHeader.read(new ByteArrayInputStream(bytes));
    }

    /** Hands out one byte at a time. */
    private static final class DripStream extends ByteArrayInputStream {

        DripStream(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(1, length));
        }
    }
}
