package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageFile;
import dev.imagebatch.sink.ImageSinkBehaviour.StreamedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FileSystemSinkLeftoversTest extends FolderFixture {

    @Test
    void store_overTheEmptyMarkOfACrash_takesItsName() throws Exception {
        Files.createDirectory(folder);
        Files.createFile(folder.resolve("one.png"));

        sink.store(request("one.png", image(1)));

        assertThat(folder.resolve("one.png")).hasBinaryContent(image(1).bytes());
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
        StreamedImage image =
                new StreamedImage(image(1), () -> Thread.currentThread().interrupt());

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
}
