package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.testkit.ImageSinkContract;

/** Against a server that checks signatures. */
class S3ProxyContractTest extends ImageSinkContract {

    @Override
    protected ImageSink sink() throws Exception {
        return StandIn.S3_PROXY.newBucket().build();
    }
}
