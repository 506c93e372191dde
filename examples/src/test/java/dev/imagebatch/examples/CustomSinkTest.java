package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.ImageSinkContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomSinkTest extends ImageSinkContract {

    @TempDir
    private Path folder;

    @Override
    protected ImageSink sink() throws Exception {
        return new CustomSink(folder.resolve("images"));
    }

    @Test
    void store_copiesOfOnePicture_keepsOneFileAndAKeyForEach() throws Exception {
        Path images = folder.resolve("batch");
        try (BatchProcessor processor = processor(images)) {
            assertThat(processor.process(List.of(mill("north"), mill("south"))).isFullySuccessful())
                    .isTrue();
        }

        List<String> index = Files.readAllLines(images.resolve("index.txt"));
        assertThat(index).extracting(line -> line.substring(65)).containsExactly("north.png", "south.png");
        assertThat(index)
                .extracting(line -> line.substring(0, 64))
                .containsOnly(index.get(0).substring(0, 64));
        try (Stream<Path> files = Files.list(images)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.txt", index.get(0).substring(0, 64) + ".png");
        }
    }

    @Test
    void exists_afterReopening_isStillTrue() throws Exception {
        Path images = folder.resolve("batch");
        try (BatchProcessor processor = processor(images)) {
            var stored = processor.process(mill("north")).stored().orElseThrow();

            assertThat(new CustomSink(images).exists(stored)).isTrue();
            assertThat(new CustomSink(folder.resolve("elsewhere")).exists(stored))
                    .isFalse();
        }
    }

    private BatchProcessor processor(Path images) throws Exception {
        return BatchProcessor.builder(new PlaceholderProviderFactory().create(ProviderSettings.defaults()))
                .sink(new CustomSink(images))
                .duplicates(DuplicatePolicy.COPY)
                .workFolder(folder.resolve("work"))
                .build();
    }

    private static ImageSpecification mill(String id) {
        return ImageSpecification.builder(id, "a mill town at dawn")
                .dimensions(64, 64)
                .build();
    }
}
