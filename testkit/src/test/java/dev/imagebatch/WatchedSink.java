package dev.imagebatch;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A sink whose every image is a crash point. */
record WatchedSink(ImageSink sink, CrashPoints crash) implements ImageSink {

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        crash.here("before storing " + request.key());
        StoredImage stored = sink.store(request);
        crash.here("stored " + request.key());
        return stored;
    }

    @Override
    public boolean exists(StoredImage image) throws IOException {
        return sink.exists(image);
    }

    @Override
    public Optional<ImageData> read(StoredImage image) throws IOException {
        return sink.read(image);
    }

    @Override
    public Optional<Path> workFolder() {
        return sink.workFolder();
    }
}
