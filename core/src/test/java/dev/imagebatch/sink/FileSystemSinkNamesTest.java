package dev.imagebatch.sink;

import static dev.imagebatch.sink.ImageSinkBehaviour.atOnce;
import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.StoredImage;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileSystemSinkNamesTest extends FolderFixture {

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
    void store_belowAFolderThatAnEarlierRunSpelledOtherwise_keepsBothFoldersMergeable() throws Exception {
        sink.store(request("Ann/Lee/one.png", image(1)));
        sink = reopened();

        assertThatThrownBy(() -> sink.store(request("ann/lee/ONE.png", image(2))))
                .isInstanceOf(KeyTakenException.class);
        assertThatThrownBy(() -> sink.store(request("ann/lee/one.png", image(2))))
                .isInstanceOf(KeyTakenException.class);
        assertThat(sink.store(request("ann/lee/two.png", image(2))).id()).isEqualTo("ann/lee/two.png");
        assertThat(sink.store(request("Ann/Lee/one.png", image(1))).id()).isEqualTo("Ann/Lee/one.png");
        assertThat(images()).containsExactlyInAnyOrder("Ann/Lee/one.png", "ann/lee/two.png");
    }

    @Test
    void store_underANameThatIsComposedInAnotherWay_isRefused() throws Exception {
        sink.store(request("caf\u00e9.png", image(1)));

        assertThatThrownBy(() -> sink.store(request("CAFE\u0301.png", image(2))))
                .isInstanceOf(KeyTakenException.class);
    }

    @Test
    void store_namesThatDifferInCapitalsAtOnce_keepsOne() throws Exception {
        List<Object> outcomes = atOnce(i -> sink.store(request(i % 2 == 0 ? "one.png" : "ONE.png", image(i % 2))));

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
}
