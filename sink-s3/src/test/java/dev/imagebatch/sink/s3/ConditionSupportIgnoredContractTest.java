package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.s3.WithoutConditions.Manner;
import dev.imagebatch.testkit.ImageSinkContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against a server that takes no notice of conditional uploads. */
class ConditionSupportIgnoredContractTest extends ImageSinkContract {

    private static CannedServer server;

    @BeforeAll
    static void start() throws Exception {
        WithoutConditions old = new WithoutConditions(StandIn.S3_MOCK.endpoint(), Manner.IGNORES);
        server = new CannedServer(old::serve);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Override
    protected ImageSink sink() throws Exception {
        return server.sink(StandIn.S3_MOCK.newBucket().bucket).build();
    }
}
