package dev.imagebatch.benchmarks.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64ScanTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1_000, 49_000, 49_150, 49_151, 49_152, 49_153, 98_303, 98_304, 98_305, 500_000})
    void decode_imagesAroundTheBlocks_givesTheirBytes(int length) throws Exception {
        byte[] image = new byte[length];
        new Random(length).nextBytes(image);

        assertThat(decoded("{\"data\":[{\"b64_json\":\"" + encoded(image) + "\"}],\"usage\":{}}"))
                .isEqualTo(image);
    }

    @Test
    void decode_answerThatEndsInTheImage_fails() {
        assertThatThrownBy(() -> decoded("{\"data\":[{\"b64_json\":\"" + encoded(new byte[300])))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void decode_answerWithoutImage_fails() {
        assertThatThrownBy(() -> decoded("{\"data\":[]}")).isInstanceOf(EOFException.class);
    }

    private static String encoded(byte[] image) {
        return Base64.getEncoder().encodeToString(image);
    }

    private static byte[] decoded(String answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Base64Scan.decode(new ByteArrayInputStream(answer.getBytes(StandardCharsets.US_ASCII)), out);
        return out.toByteArray();
    }
}
