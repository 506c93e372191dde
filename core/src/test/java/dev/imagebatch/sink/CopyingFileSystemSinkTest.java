package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.image.ImageFile;
import dev.imagebatch.sink.Placement.HardLinks;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CopyingFileSystemSinkTest extends FileSystemSinkBehaviour {

    @Override
    HardLinks links() {
        return HardLinks.NEVER;
    }

    @Test
    void store_withoutLinks_copies() throws Exception {
        ImageFile received = received(image(1));

        sink.store(request("one.png", received));

        assertThat(Files.isSameFile(folder.resolve("one.png"), received.path())).isFalse();
    }
}
