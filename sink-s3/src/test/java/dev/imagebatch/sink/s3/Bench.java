package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One bucket of a stand-in that many tests share, each below a folder of its own.
 *
 * @param bucket its settings
 * @param sink a sink that nothing harms
 * @param view what it holds
 */
record Bench(S3SinkBuilder bucket, S3Sink sink, BucketView view) {

    private static final Map<StandIn, Bench> BENCHES = new ConcurrentHashMap<>();
    private static final AtomicInteger FOLDERS = new AtomicInteger();

    static synchronized Bench of(StandIn server) throws IOException, InterruptedException {
        Bench bench = BENCHES.get(server);
        if (bench == null) {
            S3SinkBuilder bucket = server.newBucket();
            bench = new Bench(bucket, bucket.build(), new BucketView(bucket));
            BENCHES.put(server, bench);
        }
        return bench;
    }

    static String newFolder() {
        return "case-" + FOLDERS.incrementAndGet() + "/";
    }
}
