package dev.imagebatch.testkit;

import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.sink.ImageSink;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileSystemSinkContractTest extends ImageSinkContract {

    @TempDir
    private Path folder;

    @Override
    protected ImageSink sink() {
        return FileSystemSink.at(folder);
    }
}
