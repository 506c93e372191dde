package dev.imagebatch;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.testkit.ForwardingSink;
import java.io.IOException;

/** A sink whose every image is a crash point. */
record WatchedSink(ImageSink sink, CrashPoints crash) implements ForwardingSink {

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        crash.here("before storing " + request.key());
        StoredImage stored = sink.store(request);
        crash.here("stored " + request.key());
        return stored;
    }

    @Override
    public void delete(StoredImage image) throws IOException, InterruptedException {
        crash.here("before deleting " + image.id());
        sink.delete(image);
        crash.here("deleted " + image.id());
    }
}
