package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.imaging.ImagingPipeline;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.policy.StoredImageCheck;
import dev.imagebatch.provenance.ProvenanceMarks;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A bucket that an earlier build filled, with the ledger of that batch and its specifications. */
@Timeout(60)
class EarlierBucketTest {

    private static final String FOLDER = "website/";
    private static final String METADATA = "metadata.";
    private static final Money PRICE = Money.usd("0.04");
    private static final LedgerTotals SPENT = new LedgerTotals(Money.usd("0.24"), Money.ZERO);

    @TempDir
    private Path work;

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final Map<String, Properties> headers = new TreeMap<>();

    @BeforeEach
    void unpack() throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(EarlierBucketTest.class.getResourceAsStream("earlier-bucket.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                unpack(entry.getName(), zip.readAllBytes());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    void sameBatch_overEarlierBucket_asksForNothingAndStoresNothing(StandIn server) throws Exception {
        S3SinkBuilder bucket = filled(server);
        ScriptedProvider provider = provider();
        try (BucketView view = new BucketView(bucket);
                FileLedger ledger = ledger()) {
            Map<String, String> before = tags(view);
            ImageBatchResult result = run(provider, bucket, ledger);

            assertThat(provider.calls()).isZero();
            assertThat(result.isFullySuccessful()).isTrue();
            assertThat(result.reused()).isEqualTo(6);
            assertThat(result.duplicates()).isEqualTo(1);
            assertThat(result.spent()).isEqualTo(Money.ZERO);
            assertThat(ledger.totals()).isEqualTo(SPENT);
            assertThat(tags(view)).hasSize(9).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    void imagesOfEarlierBucket_lookedAt_areIntactAndReadBack(StandIn server) throws Exception {
        try (S3Sink sink = filled(server).build();
                FileLedger ledger = ledger()) {
            List<StoredImage> images = images(ledger);

            assertThat(images).hasSize(8);
            for (StoredImage image : images) {
                assertThat(sink.exists(image)).isTrue();
                assertThat(sink.isIntact(image)).isTrue();
                assertThat(read(sink.read(image).orElseThrow())).isEqualTo(objects.get(image.id()));
                assertThat(image.address()).contains(URI.create("https://images.example.org/" + image.id()));
            }
        }
    }

    @Test
    void imageOfEarlierBucket_deleted_takesItsSidecarAlong() throws Exception {
        S3SinkBuilder bucket = filled(StandIn.S3_MOCK);
        try (S3Sink sink = bucket.build();
                BucketView view = new BucketView(bucket);
                FileLedger ledger = ledger()) {
            StoredImage signed = images(ledger).stream()
                    .filter(image -> image.id().equals(FOLDER + "signed.png"))
                    .findFirst()
                    .orElseThrow();
            assertThat(view.keys(FOLDER + "signed")).containsExactly(signed.id(), signed.id() + ".xmp");

            sink.delete(signed);

            assertThat(view.keys(FOLDER + "signed")).isEmpty();
        }
    }

    /** Checksums are of bytes that a codec of another version may write differently. */
    @Test
    void sameBatch_intoEmptyBucket_saysOfItsObjectsWhatTheEarlierBuildSaid() throws Exception {
        S3SinkBuilder bucket = empty(StandIn.S3_MOCK);
        Files.delete(work.resolve("ledger.jsonl"));
        try (BucketView view = new BucketView(bucket);
                FileLedger ledger = ledger()) {
            run(provider(), bucket, ledger);

            assertThat(ledger.totals()).isEqualTo(SPENT);
            assertThat(view.keys()).containsExactlyElementsOf(objects.keySet());
            for (String key : objects.keySet()) {
                HeadObjectResponse head = view.head(key);
                Properties earlier = headers.get(key);
                assertThat(head.contentType()).isEqualTo(earlier.getProperty("contentType"));
                assertThat(head.cacheControl()).isEqualTo(earlier.getProperty("cacheControl"));
                assertThat(withoutSums(head.metadata())).isEqualTo(withoutSums(metadata(earlier)));
            }
        }
    }

    private ImageBatchResult run(ScriptedProvider provider, S3SinkBuilder bucket, Ledger ledger) throws Exception {
        try (S3Sink sink = bucket.build();
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(sink)
                        .ledger(ledger)
                        .workFolder(work)
                        .postProcessor(ImagingPipeline.standard().withProvenance(ProvenanceMarks.iptc()))
                        .verification(StoredImageCheck.CHECKSUM)
                        .concurrency(1)
                        .build()) {
            return processor.process(SpecificationFile.at(work.resolve("batch.jsonl")));
        }
    }

    private ScriptedProvider provider() {
        return ScriptedProvider.builder()
                .price(PRICE)
                .imagesPerCall(2)
                .answer("mill", Step.imageOf(objects.get(FOLDER + "mill-original.png")))
                .answer("signed", Step.imageOf(objects.get(FOLDER + "signed.png")))
                .build();
    }

    private S3SinkBuilder filled(StandIn server) throws Exception {
        S3SinkBuilder bucket = empty(server);
        try (BucketView view = new BucketView(bucket)) {
            objects.forEach((key, bytes) -> {
                Properties said = headers.get(key);
                view.put(
                        key,
                        bytes,
                        put -> put.contentType(said.getProperty("contentType"))
                                .cacheControl(said.getProperty("cacheControl"))
                                .checksumSHA256(said.getProperty("checksumSha256"))
                                .metadata(metadata(said)));
            });
        }
        return bucket;
    }

    private static S3SinkBuilder empty(StandIn server) throws Exception {
        return server.newBucket()
                .prefix("website")
                .cacheControl("public, max-age=31536000")
                .publicAddress(URI.create("https://images.example.org"));
    }

    private FileLedger ledger() throws IOException {
        return FileLedger.open(work.resolve("ledger.jsonl"));
    }

    private void unpack(String name, byte[] bytes) throws IOException {
        if (name.startsWith("objects/")) {
            objects.put(name.substring("objects/".length()), bytes);
        } else if (name.startsWith("headers/")) {
            Properties read = new Properties();
            read.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
            headers.put(name.substring("headers/".length(), name.length() - ".properties".length()), read);
        } else {
            Files.write(work.resolve(name), bytes);
        }
    }

    private static List<StoredImage> images(Ledger ledger) throws IOException {
        List<StoredImage> images = new ArrayList<>();
        ledger.forEach(entry -> {
            if (entry instanceof ImageStored stored) {
                stored.pieces().stream().map(StoredPart::image).forEach(images::add);
            }
        });
        return images;
    }

    private static byte[] read(ImageData image) throws IOException {
        try (InputStream in = image.openStream()) {
            return in.readAllBytes();
        }
    }

    /** Which state of its object each key holds. */
    private static Map<String, String> tags(BucketView view) {
        Map<String, String> tags = new TreeMap<>();
        view.keys()
                .forEach(key ->
                        tags.put(key, view.head(key).eTag() + view.head(key).lastModified()));
        return tags;
    }

    private static Map<String, String> metadata(Properties said) {
        Map<String, String> metadata = new HashMap<>();
        said.stringPropertyNames().stream()
                .filter(name -> name.startsWith(METADATA))
                .forEach(name -> metadata.put(name.substring(METADATA.length()), said.getProperty(name)));
        return metadata;
    }

    private static Map<String, String> withoutSums(Map<String, String> metadata) {
        Map<String, String> rest = new HashMap<>(metadata);
        rest.replaceAll((name, value) -> name.endsWith("sha256") ? String.valueOf(value.length()) : value);
        return rest;
    }
}
