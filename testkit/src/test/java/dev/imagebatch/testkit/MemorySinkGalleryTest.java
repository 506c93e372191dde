package dev.imagebatch.testkit;

import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.sink.MemorySink;
import java.util.Set;

class MemorySinkGalleryTest extends GalleryContract {

    private final MemorySink sink = new MemorySink();

    @Override
    protected DeletingSink sink() {
        return sink;
    }

    @Override
    protected Set<String> objects() {
        return sink.images().keySet();
    }
}
