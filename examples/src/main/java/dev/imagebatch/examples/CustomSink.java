package dev.imagebatch.examples;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.StoreRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A custom sink: each different image is one file named by its checksum, and an index maps keys to checksums. */
public final class CustomSink implements ImageSink {

    private final Path folder;
    private final CustomIndex index;

    /** Opens the sink of a folder with its existing images. */
    public CustomSink(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.index = new CustomIndex(folder.resolve("index.txt"));
    }

    @Override
    public synchronized StoredImage store(StoreRequest request) throws IOException {
        ImageData image = request.image();
        Path file = file(image.info());
        StoredImage stored = StoredImage.at(request.key(), file.toUri(), image.info());
        Optional<StoredImage> replaced = request.replaces().filter(index::holds);
        boolean takesOver = replaced.filter(old -> old.id().equals(stored.id())).isPresent();
        if (index.knows(stored.id()) && !index.holds(stored) && !takesOver) {
            throw new KeyTakenException(request.key());
        }
        if (!Files.exists(file)) {
            CustomIndex.writeWhole(file, image.openStream());
        }
        index.put(stored, replaced);
        return stored;
    }

    @Override
    public synchronized boolean exists(StoredImage image) {
        return index.holds(image) && Files.exists(file(image.info()));
    }

    @Override
    public Optional<ImageData> read(StoredImage image) throws IOException {
        return Optional.of(new ImageFile(file(image.info()).toRealPath(), image.info()));
    }

    private Path file(ImageInfo info) {
        return folder.resolve(info.sha256() + "." + info.format().extension());
    }
}
