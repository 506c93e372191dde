package dev.imagebatch.cli;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.testkit.ForwardingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A sink that has a fault at its second image. */
record FaultySink(ImageSink sink, Path folder, HouseFault fault, AtomicInteger stored) implements ForwardingSink {

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        if (stored.incrementAndGet() != 2) {
            return sink.store(request);
        }
        switch (fault) {
            case SINK_THROWS -> throw new IOException("the storage is away");
            case SINK_HAS_A_BUG -> throw new IllegalStateException("a mistake in the sink");
            case SINK_WRITES_HALF -> {
                byte[] bytes = request.image().bytes();
                Files.write(folder.resolve(request.key() + ".part"), Arrays.copyOf(bytes, bytes.length / 2));
                throw new IOException("the storage went away");
            }
            case SINK_STORES_AND_THROWS -> {
                sink.store(request);
                throw new IOException("the answer of the storage was lost");
            }
            case SINK_IS_SLOW -> {
                Thread.sleep(1_500);
                return sink.store(request);
            }
            default -> {
                return sink.store(request);
            }
        }
    }
}
