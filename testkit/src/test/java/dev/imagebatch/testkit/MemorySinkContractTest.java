package dev.imagebatch.testkit;

import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.MemorySink;

class MemorySinkContractTest extends ImageSinkContract {

    @Override
    protected ImageSink sink() {
        return new MemorySink();
    }
}
