package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.spec.ImageSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole batches into a bucket, as the documents show them. */
@Timeout(60)
class BatchInBucketTest {

    private final ImageProvider provider = new PlaceholderProviderFactory().create(ProviderSettings.defaults());
    private final List<ImageSpecification> specifications = Stream.of("hero", "river", "mill")
            .map(id -> ImageSpecification.builder(id, "a picture of the " + id).build())
            .toList();

    @TempDir
    private Path work;

    @Test
    @DisplayName("A second run makes nothing, and makes again what was deleted")
    void process_again_makesOnlyWhatIsMissing() throws Exception {
        S3SinkBuilder bucket = StandIn.S3_PROXY.newBucket();
        try (BucketView view = new BucketView(bucket)) {
            assertThat(generate(bucket).generated()).isEqualTo(3);
            assertThat(view.keys()).containsExactly("hero.png", "mill.png", "river.png");

            assertThat(generate(bucket).generated()).isZero();
            view.delete("mill.png");
            assertThat(generate(bucket).generated()).isEqualTo(1);
            assertThat(view.keys()).containsExactly("hero.png", "mill.png", "river.png");
        }
    }

    @Test
    @DisplayName("Settings as they are documented make sinks")
    void settings_documented_makeSinks() throws Exception {
        try (S3Sink amazon = amazon();
                S3Sink compatible = compatible("id", "secret")) {
            assertThat(amazon).hasToString("S3Sink[council-images/website/ at eu-central-1]");
            assertThat(compatible).hasToString("S3Sink[council-images/ at https://s3.example.org]");
        }
    }

    private ImageBatchResult generate(S3SinkBuilder bucket) throws Exception {
        try (S3Sink sink = bucket.build();
                FileLedger ledger = FileLedger.open(work.resolve("ledger.jsonl"));
                BatchProcessor processor = processor(sink, ledger)) {
            return processor.process(specifications);
        }
    }

    private BatchProcessor processor(ImageSink sink, Ledger ledger) {
        return BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .workFolder(work)
                .build();
    }

    private static S3Sink amazon() {
        return S3Sink.bucket("council-images")
                .region("eu-central-1")
                .prefix("website")
                .cacheControl("public, max-age=31536000, immutable")
                .publicAddress(URI.create("https://images.example.org"))
                .build();
    }

    private static S3Sink compatible(String accessKeyId, String secretAccessKey) {
        return S3Sink.bucket("council-images")
                .endpoint(URI.create("https://s3.example.org"))
                .region("garage")
                .credentials(accessKeyId, secretAccessKey)
                .build();
    }
}
