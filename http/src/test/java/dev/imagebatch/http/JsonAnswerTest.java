package dev.imagebatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswerTest {

    private static final int AROUND_BLOCKS = 24 * 1024;

    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    @DisplayName("Images of any length come whole, and what is behind them is read")
    void decodeBase64_anyLength_isWhole() throws IOException {
        for (int blocks = 0; blocks < 4; blocks++) {
            for (int more = -5; more < 6; more++) {
                byte[] image = bytes(Math.max(0, blocks * AROUND_BLOCKS + more));
                String text = Base64.getEncoder().encodeToString(image);

                assertThat(decoded(text, StandardCharsets.UTF_8)).isEqualTo(image);
                assertThat(decoded(text.replace("=", ""), StandardCharsets.UTF_8))
                        .as("without padding")
                        .isEqualTo(image);
            }
        }
    }

    @Test
    @DisplayName("Line breaks and escapes within the text are no part of the image, wherever they fall")
    void decodeBase64_breaksAndEscapes_arePassedOver() throws IOException {
        byte[] image = bytes(3 * AROUND_BLOCKS + 100);
        String mime = Base64.getMimeEncoder().encodeToString(image);
        String plain = Base64.getEncoder().encodeToString(image);

        assertThat(decoded(mime.replace("\r\n", "\\r\\n"), StandardCharsets.UTF_8))
                .isEqualTo(image);
        assertThat(decoded(mime.replace("\r\n", "\n"), StandardCharsets.UTF_8)).isEqualTo(image);
        assertThat(decoded(plain.replace("/", "\\/"), StandardCharsets.UTF_8)).isEqualTo(image);
        assertThat(decoded(plain.replace("+", "\\u002b").replace("A", "\\u0041"), StandardCharsets.UTF_8))
                .isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE"})
    @DisplayName("Other encodings of JSON are read too")
    void decodeBase64_otherEncodings_areRead(String encoding) throws IOException {
        byte[] image = bytes(20_000);

        assertThat(decoded(Base64.getEncoder().encodeToString(image), Charset.forName(encoding)))
                .isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "AAAAA",
                "AA=A",
                "AAAA====",
                "AA==AAAA",
                "*AAA",
                "AA\\\"A",
                "AAA\\u0022",
                "AAA\\u00e9",
                "AAA\u00e9",
                "AAA\\uzzzz",
                "AAA\\q"
            })
    @DisplayName("What is no Base64 is damage, at the beginning and behind whole blocks, and the next text is read")
    void decodeBase64_damaged_isToldAndPassed(String end) throws IOException {
        for (int length : new int[] {0, 16, 32 * 1024 - 4, 32 * 1024, 40_000}) {
            String text = "A".repeat(length) + end;
            try (JsonAnswer answer = JsonAnswer.of(trickle("[\"" + text + "\",\"AAAA\",7]"))) {
                JsonParser parser = answer.parser();
                parser.nextToken();
                parser.nextToken();
                assertThatThrownBy(() -> answer.decodeBase64(new ByteArrayOutputStream()))
                        .as("%s characters and %s", length, end)
                        .isInstanceOf(DamagedBase64Exception.class)
                        .hasMessageNotContaining("AAA");
                parser.nextToken();
                assertThat(answer.decodeBase64(new ByteArrayOutputStream())).isEqualTo(3);
                assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
            }
        }
    }

    @Test
    @DisplayName("An answer that ends in a text is told from a damaged one")
    void decodeBase64_endsEarly_saysSo() throws IOException {
        String whole = "[\"" + "A".repeat(40_000) + "\\u0041";
        for (int length : new int[] {2, 3, 9, 7_999, 8_000, 8_001, 32_770, 40_002, 40_003, 40_005, whole.length()}) {
            try (JsonAnswer answer = JsonAnswer.of(trickle(whole.substring(0, length)))) {
                answer.parser().nextToken();
                answer.parser().nextToken();
                assertThatThrownBy(() -> answer.decodeBase64(new ByteArrayOutputStream()))
                        .as("%s characters", length)
                        .isInstanceOf(JsonEOFException.class);
            }
        }
    }

    @Test
    @DisplayName("An image that nobody can write ends the reading")
    void decodeBase64_fullDisk_fails() throws IOException {
        try (JsonAnswer answer = JsonAnswer.of(trickle("[\"" + "A".repeat(40_000) + "\"]"))) {
            answer.parser().nextToken();
            answer.parser().nextToken();
            assertThatThrownBy(() -> answer.decodeBase64(new Full()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("full");
        }
    }

    @Test
    @DisplayName("An answer is read up to its bound and no further, whatever it holds")
    void within_longerAnswer_isRefused() throws IOException {
        String text = "[\"" + "A".repeat(40_000) + "\"]";
        for (int missing : new int[] {0, 1, 20_000}) {
            try (JsonAnswer answer = JsonAnswer.within(100, text.length() - missing, trickle(text))) {
                answer.parser().nextToken();
                answer.parser().nextToken();
                if (missing == 0) {
                    assertThat(answer.decodeBase64(new ByteArrayOutputStream())).isEqualTo(30_000);
                } else {
                    assertThatThrownBy(() -> answer.decodeBase64(new ByteArrayOutputStream()))
                            .as("%s bytes too long", missing)
                            .isInstanceOf(StreamConstraintsException.class);
                }
            }
        }
    }

    @Test
    @DisplayName("Only a text can be decoded")
    void decodeBase64_number_isRefused() throws IOException {
        try (JsonAnswer answer = JsonAnswer.of(trickle("7"))) {
            answer.parser().nextToken();
            assertThatThrownBy(() -> answer.decodeBase64(new Full())).isInstanceOf(IllegalStateException.class);
        }
    }

    private byte[] decoded(String text, Charset encoding) throws IOException {
        String json = "{\"before\":[1,\"x\"],\"image\":\"" + text + "\" , \"behind\":{\"a\":[1,\"y\"]}}";
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        try (JsonAnswer answer = JsonAnswer.of(new ByteArrayInputStream(json.getBytes(encoding)))) {
            JsonParser parser = answer.parser();
            while (parser.nextToken() != null && !"image".equals(parser.currentName())) {
                continue;
            }
            parser.nextToken();
            assertThat(answer.decodeBase64(image)).isEqualTo(image.size());
            assertThat(parser.nextFieldName()).isEqualTo("behind");
            parser.nextToken();
            assertThat(answer.tree()).hasToString("{\"a\":[1,\"y\"]}");
            assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(parser.nextToken()).isNull();
        }
        return image.toByteArray();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return bytes;
    }

    /** Bytes that come in pieces of any size, as from a socket. */
    private InputStream trickle(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
    }

    private static final class Full extends java.io.OutputStream {

        @Override
        public void write(int b) throws IOException {
            throw new IOException("full");
        }
    }
}
