package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileSystemSinkFilesTest extends FolderFixture {

    @Test
    void folder_beforeTheFirstImage_isNotMade() throws IOException {
        assertThat(sink.folder()).isEqualTo(folder.toAbsolutePath());
        assertThat(sink.workFolder()).contains(folder.resolve(".imagebatch"));
        assertThat(sink.exists(new StoredImage("a.png", null, image(1).info()))).isFalse();
        assertThat(folder).doesNotExist();
    }

    @Test
    void store_makesTheFileAndItsAddress() throws Exception {
        StoredImage stored = sink.store(request("a/b c/one.png", image(1)));

        assertThat(folder.resolve("a/b c/one.png")).hasBinaryContent(image(1).bytes());
        assertThat(stored.address()).contains(folder.resolve("a/b c/one.png").toUri());
    }

    @Test
    void store_ofAFileFromElsewhere_leavesTheSourceIndependent() throws Exception {
        Path mine = Files.write(temp.resolve("mine.png"), image(1).bytes());

        sink.store(request("one.png", new ImageFile(mine, image(1).info())));
        Files.write(mine, image(2).bytes());

        assertThat(folder.resolve("one.png")).hasBinaryContent(image(1).bytes());
    }

    @Test
    void store_ofAFileFromTheWorkFolder_leavesTheSource() throws Exception {
        ImageFile received = received(image(1));

        sink.store(request("one.png", received));

        assertThat(received.path()).hasBinaryContent(image(1).bytes());
        Files.delete(received.path());
        assertThat(folder.resolve("one.png")).hasBinaryContent(image(1).bytes());
    }

    @Test
    void store_ofALargeImage_keepsEveryByte() throws Exception {
        sink.store(request("large.png", image(1, 3_000_001)));

        assertThat(folder.resolve("large.png"))
                .hasBinaryContent(image(1, 3_000_001).bytes());
    }

    @Test
    void store_inPlaceOfAFileThatSomebodyChanged_leavesThatFile() throws Exception {
        StoredImage placeholder = sink.store(request("one.png", image(1)));
        Files.write(folder.resolve("one.png"), image(9).bytes());

        sink.store(request("one.jpg", image(2), placeholder));

        assertThat(folder.resolve("one.png")).hasBinaryContent(image(9).bytes());
    }

    @Test
    void exists_afterTheFileWasCut_isFalse() throws Exception {
        StoredImage stored = sink.store(request("one.png", image(1)));
        Files.write(folder.resolve("one.png"), new byte[5]);

        assertThat(sink.exists(stored)).isFalse();
    }
}
