package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.sink.Placement.HardLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemSinkLinksTest {

    @TempDir
    Path temp;

    private Path folder;
    private FileSystemSink sink;

    @BeforeEach
    void open() {
        folder = temp.resolve("out");
        sink = FileSystemSink.at(folder);
    }

    @Test
    void at_aFolder_usesLinks() throws Exception {
        sink = FileSystemSink.at(folder);
        ImageFile received = received(image(1));

        sink.store(request("one.png", received));

        assertThat(Files.isSameFile(folder.resolve("one.png"), received.path())).isTrue();
    }

    @Test
    void store_ofALinkInTheWorkFolder_storesTheFileNotTheLink() throws Exception {
        Path elsewhere = Files.write(temp.resolve("elsewhere.png"), image(1).bytes());
        Path link = received(image(2)).path().resolveSibling("link");
        Files.createSymbolicLink(link, elsewhere);

        sink.store(request("one.png", new ImageFile(link, image(1).info())));

        assertThat(folder.resolve("one.png")).isRegularFile().hasBinaryContent(image(1).bytes());
        assertThat(Files.isSymbolicLink(folder.resolve("one.png"))).isFalse();
    }

    @Test
    void store_ofAFileOfAnotherFileStore_copiesIt() throws Exception {
        Path shared = Path.of("/dev/shm");
        Path parent = Files.isDirectory(shared) ? shared : temp;
        Path other = Files.createTempFile(parent, "imagebatch-sink-", ".png");
        try {
            Files.write(other, image(1).bytes());
            Files.createDirectories(folder.resolve(".imagebatch"));
            Path linked = Files.createSymbolicLink(folder.resolve(".imagebatch/other"), other.getParent());

            sink.store(request("one.png", new ImageFile(linked.resolve(other.getFileName()), image(1).info())));

            assertThat(folder.resolve("one.png")).hasBinaryContent(image(1).bytes());
        } finally {
            Files.deleteIfExists(folder.resolve(".imagebatch/other"));
            Files.delete(other);
        }
    }

    @Test
    void store_withoutLinks_copies() throws Exception {
        sink = new FileSystemSink(folder, HardLinks.NEVER);
        ImageFile received = received(image(1));

        sink.store(request("one.png", received));

        assertThat(Files.isSameFile(folder.resolve("one.png"), received.path())).isFalse();
    }

    private ImageFile received(ImageData image) throws IOException {
        Path staging = Files.createDirectories(sink.workFolder().orElseThrow().resolve("staging"));
        return new ImageFile(Files.write(staging.resolve("received"), image.bytes()), image.info());
    }
}
