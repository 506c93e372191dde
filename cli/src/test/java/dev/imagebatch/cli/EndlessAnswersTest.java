package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers without an end, in a heap of 64 MB: each costs one image at most, and the batch goes on behind it. */
@Timeout(300)
class EndlessAnswersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"GEMINI", "STABILITY"})
    void endlessAnswers_areCutOffAndTheBatchGoesOn(HostileTarget target) throws Exception {
        Path specifications = Files.writeString(folder.resolve("four.txt"), "a fox\na boat\na mill\na harbour\n");
        Path out = folder.resolve("out");
        FakeAnswer good = target.image(TinyImages.png("good"));
        try (HostileVendor vendor = new HostileVendor(List.of(
                request -> target.endlessImage(),
                request -> target.endlessError(),
                request -> target.endlessRest(TinyImages.png("first")),
                request -> good))) {
            vendor.start();

            ChildProcess.Ended ended = ChildProcess.run(
                    List.of("-Xmx64m", "-XX:+UseSerialGC"),
                    target.variables(vendor),
                    Main.class,
                    "generate",
                    specifications,
                    "--provider",
                    target.provider(),
                    "--out",
                    out,
                    "--concurrency",
                    1,
                    "--json",
                    "--yes");

            assertThat(vendor.generations()).as(ended.output()).isEqualTo(4);
            assertThat(ended.status()).as(ended.output()).isEqualTo(1);
            JsonNode result = new ObjectMapper()
                    .readTree(ended.output().substring(ended.output().lastIndexOf("\n{") + 1));
            assertThat(out.resolve("line-3.png").toFile().exists()).isEqualTo(target.streams());
            assertThat(out.resolve("line-4.png")).exists();
            assertThat(sizeOf(out)).isLessThan(1 << 20);
            assertThat(result.at("/failures/0/kind").textValue())
                    .isEqualTo(target.streams() ? "BAD_IMAGE" : "UNKNOWN_OUTCOME");
            assertThat(result.at("/failures/1/kind").textValue()).isEqualTo("UNKNOWN_OUTCOME");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "hostile", matches = "all")
    void endlessAnswersOfOpenAi_areCutOffAndTheBatchGoesOn() throws Exception {
        endlessAnswers_areCutOffAndTheBatchGoesOn(HostileTarget.OPENAI);
    }

    private static long sizeOf(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
