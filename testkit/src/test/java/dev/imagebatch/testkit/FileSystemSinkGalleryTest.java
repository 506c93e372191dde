package dev.imagebatch.testkit;

import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.sink.FileSystemSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class FileSystemSinkGalleryTest extends GalleryContract {

    @TempDir
    private Path images;

    @Override
    protected DeletingSink sink() {
        return FileSystemSink.at(images);
    }

    @Override
    protected Set<String> objects() throws IOException {
        try (Stream<Path> files = Files.walk(images)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> images.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }
}
