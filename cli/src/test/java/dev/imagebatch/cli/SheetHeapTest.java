package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contact sheet of large images in a small heap. {@code -Dsheet=256} makes that many, 64 at a time. */
@Timeout(600)
class SheetHeapTest {

    private static final int IMAGES = Integer.getInteger("sheet", 32);
    private static final int LENGTH = 3_000_000;

    @TempDir
    Path folder;

    @Test
    void sheetOfLargeImages_fitsASmallHeap() throws Exception {
        Path out = folder.resolve("out");
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.imageLength(LENGTH);
            vendor.start();

            ChildProcess.Ended ended = ChildProcess.run(
                    List.of("-Xmx64m"),
                    Map.of("OPENAI_BASE_URL", vendor.baseUrl(), "OPENAI_API_KEY", FakeOpenAi.KEY),
                    Main.class,
                    "generate",
                    specifications(),
                    "--provider",
                    "openai",
                    "--out",
                    out,
                    "--concurrency",
                    64,
                    "--json",
                    "--yes");

            assertThat(ended.status()).as(ended.output()).isZero();
            JsonNode result = new ObjectMapper()
                    .readTree(ended.output().substring(ended.output().lastIndexOf("\n{") + 1));
            assertThat(result.get("generated").intValue()).isEqualTo(IMAGES);
            try (Stream<Path> thumbnails = Files.list(out.resolve(".imagebatch/thumbnails"))) {
                assertThat(thumbnails).hasSize(IMAGES);
            }
        }
    }

    private Path specifications() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < IMAGES; i++) {
            lines.append("{\"id\":\"p%d\",\"prompt\":\"picture %d\",\"size\":\"1024x1024\"}%n".formatted(i, i));
        }
        return Files.writeString(folder.resolve("p.jsonl"), lines);
    }
}
