package dev.imagebatch.benchmarks.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContendersTest {

    private static final int BYTES = 200_000;
    private static final int IMAGES = 8;

    private static StandInProcess standIn;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        standIn = StandInProcess.start(BYTES, 1);
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    static Stream<String> all() {
        return Contenders.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void make_anyContender_storesThePictureAsOftenAsAsked(String name) throws Exception {
        byte[] picture = SampleImage.ofAbout(BYTES);

        try (Contender contender = Contenders.create(name, new Target(standIn.baseUrl(), 4), folder)) {
            contender.make(0, IMAGES / 2);
            contender.make(IMAGES / 2, IMAGES / 2);
        }

        for (int number = 0; number < IMAGES; number++) {
            assertThat(folder.resolve("image-" + number + ".png")).hasBinaryContent(picture);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(IMAGES);
        }
    }
}
