package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemSinkPathsTest extends FolderFixture {

    @Test
    void store_intoAFolderThatIsALink_isAllowed() throws Exception {
        Path real = Files.createDirectory(temp.resolve("real"));
        Files.createSymbolicLink(folder, real);

        sink.store(request("a/one.png", image(1)));

        assertThat(real.resolve("a/one.png")).hasBinaryContent(image(1).bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../one.png",
                "a/../../one.png",
                "a/../one.png",
                "/one.png",
                "//one.png",
                "a//one.png",
                "a/",
                "",
                ".",
                "..",
                "./one.png",
                "C:/one.png",
                "a\\one.png",
                "..\\one.png",
                "a/one.png\u0000",
                "a\nb.png",
                "one.png.",
                "one.png ",
                "a /one.png",
                "what?.png",
                ".imagebatch/one.png",
                ".ImageBatch/one.png",
                ".imagebatch"
            })
    void store_underAKeyThatIsNoPathBelowTheFolder_isRefused(String key) throws Exception {
        StoredImage known = sink.store(request("known.png", image(1)));

        assertThatThrownBy(() -> sink.store(request(key, image(2)))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sink.store(request("x.png", image(2), new StoredImage(key, null, image(2).info()))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sink.exists(new StoredImage(key, null, image(2).info())))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sink.read(new StoredImage(key, null, image(2).info())))
                .isInstanceOf(IOException.class);
        assertThat(images()).containsExactly(known.id());
    }

    @Test
    void store_throughALinkThatLeadsOutside_isRefused() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.createDirectory(folder);
        Files.createSymbolicLink(folder.resolve("way-out"), outside);
        Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));

        for (String key : List.of("way-out/one.png", "way-out/deeper/one.png", "up/one.png", "up/outside/one.png")) {
            assertThatThrownBy(() -> sink.store(request(key, image(1))))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("leads out");
        }
        assertThat(filesBelow(outside)).isEmpty();
        assertThat(Files.list(temp)).containsExactlyInAnyOrder(outside, folder);
    }

    @Test
    void store_throughALinkThatStaysInside_isAllowed() throws Exception {
        Files.createDirectories(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("alias"), Path.of("real"));

        sink.store(request("alias/one.png", image(1)));

        assertThat(folder.resolve("real/one.png")).hasBinaryContent(image(1).bytes());
    }

    @Test
    void store_whereALinkHasTheName_neverWritesThroughIt() throws Exception {
        Path victim = Files.write(temp.resolve("victim"), new byte[0]);
        Files.createDirectory(folder);
        Files.createSymbolicLink(folder.resolve("one.png"), victim);
        Files.createSymbolicLink(folder.resolve("two.png"), temp.resolve("nowhere"));

        assertThatThrownBy(() -> sink.store(request("one.png", image(1)))).isInstanceOf(KeyTakenException.class);
        assertThatThrownBy(() -> sink.store(request("two.png", image(1)))).isInstanceOf(KeyTakenException.class);
        assertThat(victim).isEmptyFile();
        assertThat(temp.resolve("nowhere")).doesNotExist();
    }

    @Test
    void store_inPlaceOfAFileBehindALinkThatLeadsOutside_leavesThatFile() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.write(outside.resolve("old.png"), image(1).bytes());
        Files.createDirectory(folder);
        Files.createSymbolicLink(folder.resolve("way-out"), outside);

        sink.store(request("one.png", image(2), new StoredImage("way-out/old.png", null, image(1).info())));

        assertThat(outside.resolve("old.png")).exists();
    }

    @Test
    void read_behindALinkThatLeadsOutside_isRefused() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Path secret = Files.write(outside.resolve("one.png"), image(1).bytes());
        Files.createDirectory(folder);
        Files.createSymbolicLink(folder.resolve("way-out"), outside);
        Files.createSymbolicLink(folder.resolve("one.png"), secret);

        for (String key : List.of("way-out/one.png", "one.png")) {
            assertThatThrownBy(() -> sink.read(new StoredImage(key, null, image(1).info())))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("leads out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".imagebatch", ".imagebatch/storing"})
    void store_whereTheWorkFolderIsALink_isRefused(String name) throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.createDirectories(folder.resolve(name).getParent());
        Files.createSymbolicLink(folder.resolve(name), outside);

        assertThatThrownBy(() -> sink.store(request("one.png", image(1))))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("links are not followed");
        assertThat(filesBelow(outside)).isEmpty();
    }

    @Test
    void store_whereAFileIsInsteadOfAFolder_saysSo() throws Exception {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("a"), "a file");

        assertThatThrownBy(() -> sink.store(request("a/one.png", image(1))))
                .isInstanceOf(FileSystemException.class)
                .isNotInstanceOf(KeyTakenException.class)
                .hasMessageContaining("a file exists in place of the folder");
    }

    @Test
    void store_whereTheFolderItselfIsAFile_fails() throws Exception {
        Files.writeString(folder, "a file");

        assertThatThrownBy(() -> sink.store(request("one.png", image(1))))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(KeyTakenException.class);
        assertThat(folder).hasContent("a file");
        Files.delete(folder);
    }

    @Test
    void store_whereTheWorkFolderIsAFile_failsWithoutCallingTheKeyTaken() throws Exception {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve(".imagebatch"), "a file");

        assertThatThrownBy(() -> sink.store(request("one.png", image(1))))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(KeyTakenException.class);
        assertThat(folder.resolve("one.png")).doesNotExist();
    }

    @Test
    void store_whereAFolderHasTheName_isRefused() throws Exception {
        Files.createDirectories(folder.resolve("one.png"));

        assertThatThrownBy(() -> sink.store(request("one.png", image(1)))).isInstanceOf(KeyTakenException.class);
    }
}
