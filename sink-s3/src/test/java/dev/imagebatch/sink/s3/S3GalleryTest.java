package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.testkit.GalleryContract;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class S3GalleryTest extends GalleryContract {

    private final S3SinkBuilder settings;
    private final BucketView bucket;

    S3GalleryTest() throws IOException, InterruptedException {
        this.settings = StandIn.S3_MOCK.newBucket();
        this.bucket = new BucketView(settings);
    }

    @AfterEach
    void closeBucket() {
        bucket.close();
    }

    @Override
    protected DeletingSink sink() {
        return settings.build();
    }

    @Override
    protected Set<String> objects() {
        return Set.copyOf(bucket.keys());
    }
}
