package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.sink.Placement.HardLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A sink in a folder of its own, once with hard links and once without. */
@ParameterizedClass
@EnumSource(HardLinks.class)
abstract class FolderFixture {

    @Parameter
    HardLinks links;

    @TempDir
    Path temp;

    Path folder;
    FileSystemSink sink;

    @BeforeEach
    void open() {
        folder = temp.resolve("out");
        sink = reopened();
    }

    @AfterEach
    void nothingIsLeftInTheWorkFolder() throws IOException {
        assertThat(filesBelow(folder.resolve(".imagebatch/storing"))).isEmpty();
    }

    FileSystemSink reopened() {
        return new FileSystemSink(folder, links);
    }

    final ImageFile received(ImageData image) throws IOException {
        Path staging = Files.createDirectories(sink.workFolder().orElseThrow().resolve("staging"));
        return new ImageFile(Files.write(staging.resolve("received"), image.bytes()), image.info());
    }

    /** The keys of all files that stand under a final name. */
    final List<String> images() throws IOException {
        return filesBelow(folder).stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .filter(key -> !key.startsWith(".imagebatch/"))
                .toList();
    }

    static List<Path> filesBelow(Path start) throws IOException {
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(start)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
