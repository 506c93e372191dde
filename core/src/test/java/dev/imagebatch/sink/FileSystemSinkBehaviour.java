package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageBytes;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.Placement.HardLinks;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder promises, with hard links and without. */
abstract class FileSystemSinkBehaviour extends ImageSinkBehaviour {

    @TempDir
    Path temp;

    Path folder;
    FileSystemSink sink;

    abstract HardLinks links();

    @BeforeEach
    void open() {
        folder = temp.resolve("out");
        sink = reopened();
    }

    @AfterEach
    void nothingIsLeftInTheWorkFolder() throws IOException {
        assertThat(filesBelow(folder.resolve(".imagebatch/storing"))).isEmpty();
    }

    @Override
    ImageSink sink() {
        return sink;
    }

    FileSystemSink reopened() {
        return new FileSystemSink(folder, links());
    }

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
    void store_whereAFileIsInsteadOfAFolder_saysSo() throws Exception {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("a"), "a file");

        assertThatThrownBy(() -> sink.store(request("a/one.png", image(1))))
                .isInstanceOf(FileSystemException.class)
                .isNotInstanceOf(KeyTakenException.class)
                .hasMessageContaining("a file where a folder should be");
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

    @Test
    void store_overSomebodysOwnFile_isRefused() throws Exception {
        Files.createDirectory(folder);
        Files.write(folder.resolve("one.png"), image(7).bytes());

        assertThatThrownBy(() -> sink.store(request("one.png", image(1)))).isInstanceOf(KeyTakenException.class);
        assertThat(folder.resolve("one.png")).hasBinaryContent(image(7).bytes());
    }

    @Test
    void store_underANameThatDiffersInCapitalsAlone_isRefused() throws Exception {
        sink.store(request("a/One.png", image(1)));

        assertThatThrownBy(() -> sink.store(request("a/one.png", image(2)))).isInstanceOf(KeyTakenException.class);
        assertThatThrownBy(() -> sink.store(request("a/one.png", image(1)))).isInstanceOf(KeyTakenException.class);
        assertThat(images()).containsExactly("a/One.png");
    }

    @Test
    void store_underANameThatDiffersInCapitalsFromAnEarlierRun_isRefused() throws Exception {
        sink.store(request("Ann/Lee/One.png", image(1)));
        sink = reopened();

        assertThatThrownBy(() -> sink.store(request("Ann/Lee/one.png", image(2))))
                .isInstanceOf(KeyTakenException.class);
        assertThatThrownBy(() -> sink.store(request("ann/lee/one.png", image(2))))
                .isInstanceOf(KeyTakenException.class);
        assertThat(sink.store(request("Ann/Lee/One.png", image(1))).id()).isEqualTo("Ann/Lee/One.png");
        assertThat(sink.store(request("ann/lee/two.png", image(2))).id()).isEqualTo("ann/lee/two.png");
    }

    @Test
    void store_underANameThatIsComposedInAnotherWay_isRefused() throws Exception {
        sink.store(request("caf\u00e9.png", image(1)));

        assertThatThrownBy(() -> sink.store(request("CAFE\u0301.png", image(2))))
                .isInstanceOf(KeyTakenException.class);
    }

    @Test
    void store_namesThatDifferInCapitalsAtOnce_keepsOne() throws Exception {
        List<Object> outcomes =
                atOnce(i -> sink.store(request(i % 2 == 0 ? "one.png" : "ONE.png", image(i % 2))));

        assertThat(outcomes).filteredOn(StoredImage.class::isInstance).hasSize(16);
        assertThat(outcomes).filteredOn(KeyTakenException.class::isInstance).hasSize(16);
        assertThat(images()).hasSize(1);
    }

    @Test
    void store_afterTheFileWasDeleted_storesItAgain() throws Exception {
        sink.store(request("one.png", image(1)));
        Files.delete(folder.resolve("one.png"));

        sink.store(request("one.png", image(2)));

        assertThat(folder.resolve("one.png")).hasBinaryContent(image(2).bytes());
    }

    @Test
    void store_overTheEmptyMarkOfACrash_takesItsName() throws Exception {
        Files.createDirectory(folder);
        Files.createFile(folder.resolve("one.png"));

        sink.store(request("one.png", image(1)));

        assertThat(folder.resolve("one.png")).hasBinaryContent(image(1).bytes());
    }

    @Test
    void store_overHalfAnImage_isRefused() throws Exception {
        Files.createDirectory(folder);
        Files.write(folder.resolve("one.png"), new byte[] {(byte) 0x89});

        assertThatThrownBy(() -> sink.store(request("one.png", image(1)))).isInstanceOf(KeyTakenException.class);
    }

    @Test
    void store_overBytesOfTheSameLength_isRefused() throws Exception {
        Files.createDirectory(folder);
        Files.write(folder.resolve("one.png"), image(2).bytes());

        assertThat(image(2).info().length()).isEqualTo(image(1).info().length());
        assertThatThrownBy(() -> sink.store(request("one.png", image(1)))).isInstanceOf(KeyTakenException.class);
    }

    @Test
    void store_ofBytesThatAreNotTheOnesAnnounced_isRefused() throws Exception {
        Path file = Files.write(temp.resolve("changed.png"), image(2).bytes());

        assertThatThrownBy(() -> sink.store(request("one.png", new ImageFile(file, image(1).info()))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("announced");
        assertThat(images()).isEmpty();
    }

    @Test
    void store_interruptedWhileWriting_leavesNothing() throws Exception {
        StreamedImage image = new StreamedImage(image(1), () -> Thread.currentThread().interrupt());

        assertThatThrownBy(() -> sink.store(request("one.png", image))).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(images()).isEmpty();
        sink.store(request("one.png", image(2)));
        assertThat(folder.resolve("one.png")).hasBinaryContent(image(2).bytes());
    }

    @Test
    void store_whereTheSourceFails_leavesNothing() throws Exception {
        StreamedImage image = new StreamedImage(image(1), () -> {
            throw new IllegalStateException("a bug in the source");
        });

        assertThatThrownBy(() -> sink.store(request("a/one.png", image))).isInstanceOf(IllegalStateException.class);
        assertThat(images()).isEmpty();
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

        assertThat(folder.resolve("large.png")).hasBinaryContent(image(1, 3_000_001).bytes());
    }

    @Test
    void store_removesCopiesThatACrashLeftLongAgo() throws Exception {
        Path storing = Files.createDirectories(folder.resolve(".imagebatch/storing"));
        Path old = Files.write(storing.resolve("1-1.part"), new byte[9]);
        Path recent = Files.write(storing.resolve(ProcessHandle.current().pid() + "-1.part"), new byte[9]);
        FileTime now = Files.getLastModifiedTime(recent);
        Files.setLastModifiedTime(old, FileTime.from(now.toInstant().minus(Duration.ofDays(2))));

        sink.store(request("one.png", image(1)));

        assertThat(old).doesNotExist();
        assertThat(recent).hasBinaryContent(new byte[9]);
        Files.delete(recent);
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

    final ImageFile received(ImageBytes image) throws IOException {
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

    private static List<Path> filesBelow(Path start) throws IOException {
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(start)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
