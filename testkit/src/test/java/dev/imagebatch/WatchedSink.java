package dev.imagebatch;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.testkit.ForwardingSink;
import java.io.IOException;

/** A sink whose every image is a crash point. */
record WatchedSink(DeletingSink sink, CrashPoints crash) implements ForwardingSink, DeletingSink {

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
