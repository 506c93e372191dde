package dev.imagebatch.sink;

import dev.imagebatch.sink.Placement.HardLinks;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(HardLinks.class)
class FileSystemSinkTest extends ImageSinkBehaviour {

    @Parameter
    HardLinks links;

    @TempDir
    Path folder;

    private FileSystemSink sink;

    @BeforeEach
    void open() {
        sink = new FileSystemSink(folder, links);
    }

    @Override
    ImageSink sink() {
        return sink;
    }
}
