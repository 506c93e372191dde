package dev.imagebatch.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadWindowTest {

    private final List<String> lines = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private final Random random = new Random(7);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.add(i + "x".repeat(random.nextInt(i % 500 == 0 ? 300_000 : 600)));
            offsets.add((long) text.length());
            text.append(lines.get(i)).append('\n');
        }
        file = Files.writeString(folder.resolve("lines"), text, StandardCharsets.US_ASCII);
    }

    @Test
    void line_ofAscendingOffsets_isEachLine() throws IOException {
        assertRead(IntStream.range(0, lines.size()).toArray());
    }

    @Test
    void line_ofAnyOffsets_isTheLineThere() throws IOException {
        assertRead(random.ints(3_000, 0, lines.size()).toArray());
    }

    @Test
    void line_ofOffsetWithinLine_isItsRest() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] rest = new ReadWindow(in).line(offsets.get(1_234) + 2);

            assertThat(rest).asString().isEqualTo(lines.get(1_234).substring(2));
        }
    }

    @Test
    void line_ofFileThatGrewSince_isRead() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            ReadWindow window = new ReadWindow(in);
            window.line(offsets.get(1_999));
            long end = Files.size(file);
            Files.writeString(file, "one more\n", StandardOpenOption.APPEND);

            assertThat(window.line(end)).asString().isEqualTo("one more");
        }
    }

    @Test
    void line_behindTheEnd_isEmpty() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            assertThat(new ReadWindow(in).line(Files.size(file))).isEmpty();
        }
    }

    private void assertRead(int... numbers) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            ReadWindow window = new ReadWindow(in);
            for (int number : numbers) {
                assertThat(window.line(offsets.get(number))).asString().isEqualTo(lines.get(number));
            }
        }
    }
}
