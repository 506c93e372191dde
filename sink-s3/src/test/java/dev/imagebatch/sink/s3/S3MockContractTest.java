package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.testkit.ImageSinkContract;

/** Against a server that checks and keeps checksums. */
class S3MockContractTest extends ImageSinkContract {

    @Override
    protected ImageSink sink() throws Exception {
        return StandIn.S3_MOCK.newBucket().prefix("some/images").build();
    }
}
