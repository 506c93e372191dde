package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that want more than to answer: through the command, to the folder. */
@Timeout(120)
class HostileAnswersTest {

    @TempDir
    Path folder;

    private Path specifications;
    private Path out;

    @BeforeEach
    void writeSpecifications() throws IOException {
        specifications = Files.writeString(folder.resolve("one.txt"), HostileTarget.PROMPT + "\n");
        out = folder.resolve("out");
    }

    @ParameterizedTest
    @EnumSource
    void redirect_isNotFollowed(HostileTarget target) {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            try (HostileVendor thief = HostileVendor.answering(target.image(TinyImages.png("stolen")));
                    HostileVendor vendor = HostileVendor.answering(FakeAnswer.of(status, "text/plain", new byte[0])
                            .withHeader("Location", thief.baseUri() + "/v1/images/generations"));
                    ImageProvider provider = target.create(vendor)) {
                CollectingCall call = target.call(provider);

                assertThatThrownBy(() -> provider.generate(call))
                        .isInstanceOfSatisfying(
                                ProviderException.class,
                                failure -> assertThat(failure.charged()).isEqualTo(Charged.NO));
                assertThat(thief.requests()).isEmpty();
                assertThat(vendor.generations()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI,<svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'/>",
        "GEMINI,<!doctype html><script>alert(1)</script>",
        "STABILITY,%PDF-1.7",
        "OPENAI,GIF8<script>",
    })
    void answerThatIsNoPicture_isPaidAndNotStored(HostileTarget target, String content) throws IOException {
        try (HostileVendor vendor =
                HostileVendor.answering(target.image(content.getBytes(StandardCharsets.US_ASCII)))) {
            Invocation.Ended ended = target.run(vendor, specifications, out);

            assertThat(ended.status()).as(ended.err()).isEqualTo(1);
            assertThat(ended.json().at("/failures/0/kind").textValue()).isEqualTo("BAD_IMAGE");
            assertThat(ended.json().get("spentUsd").decimalValue()).isPositive();
            assertThat(stored()).isEmpty();
            assertThat(sheet()).doesNotContain("alert(1)", "onload");
        }
    }

    @ParameterizedTest
    @EnumSource
    void pictureOfTenThousandMillionPixels_isStoredAndNeverDecoded(HostileTarget target) throws IOException {
        byte[] png = TinyImages.padded(TinyImages.png("huge"), 70_000);
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        try (HostileVendor vendor = HostileVendor.answering(target.image(png))) {
            Invocation.Ended ended = target.run(vendor, specifications, out);

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(stored()).hasSize(1);
            assertThat(sheet()).contains("Too large to preview", "100000");
            assertThat(out.resolve(".imagebatch/thumbnails")).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answerThatSteersATerminal_isShownAsText(HostileTarget target) throws IOException {
        String words = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e line";
        String json = "{\"error\":{\"code\":400,\"status\":\"" + escaped(words) + "\",\"message\":\"" + escaped(words)
                + "\"},\"message\":\"" + escaped(words) + "\"}";
        try (HostileVendor vendor = HostileVendor.answering(
                FakeAnswer.of(400, "application/json", json.getBytes(StandardCharsets.UTF_8)))) {
            Invocation.Ended ended = target.run(vendor, specifications, out);

            assertThat(ended.status()).isNotZero();
            assertThat(ended.out() + ended.err()).doesNotContainPattern("[\\p{Cc}\\u202e&&[^\\n]]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void answerThatIsPackedTightly_isUnpackedNoFurtherThanItsLimit(HostileTarget target) throws IOException {
        byte[] bomb = gzip("{\"error\":[" + "0,".repeat(8 * 1024 * 1024));
        try (HostileVendor vendor = HostileVendor.answering(
                FakeAnswer.of(200, "application/json", bomb).withHeader("Content-Encoding", "gzip"))) {
            Invocation.Ended ended = target.run(vendor, specifications, out);

            assertThat(ended.status()).as(ended.err()).isEqualTo(1);
            assertThat(ended.json().at("/failures/0/kind").textValue()).isEqualTo("UNKNOWN_OUTCOME");
            assertThat(ended.json().get("heldUsd").decimalValue()).isPositive();
        }
    }

    private static String escaped(String words) {
        StringBuilder json = new StringBuilder();
        words.chars().forEach(letter -> json.append(String.format("\\u%04x", letter)));
        return json.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private String sheet() throws IOException {
        return Files.readString(out.resolve("index.html"));
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("index.html"))
                    .toList();
        }
    }
}
