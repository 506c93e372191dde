package dev.imagebatch.examples;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.testkit.ForwardingSink;
import java.io.IOException;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Does not take some of the files as long as it is broken. */
record PickySink(ImageSink sink, BooleanSupplier isBroken, Set<String> refused) implements ForwardingSink {

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        if (isBroken.getAsBoolean() && refused.contains(request.key())) {
            throw new IOException("the shelf is full");
        }
        return sink.store(request);
    }
}
