package dev.imagebatch.sink.s3;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.testkit.GeneratedSpecifications;
import dev.imagebatch.testkit.ScriptedProvider;
import java.net.URI;
import java.nio.file.Path;

/** Stores a batch of images in a bucket: {@code ENDPOINT BUCKET FOLDER COUNT}. */
final class StoreMany {

    private static final int LENGTH = 20_000;

    private StoreMany() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        try (S3Sink sink = StandIn.at(URI.create(arguments[0]), arguments[1]).build();
                FileLedger ledger = FileLedger.open(folder.resolve("ledger.jsonl"));
                BatchProcessor processor = BatchProcessor.builder(
                                ScriptedProvider.builder().imageLength(LENGTH).build())
                        .sink(sink)
                        .ledger(ledger)
                        .workFolder(folder)
                        .concurrency(16)
                        .build()) {
            ImageBatchResult result = processor.process(GeneratedSpecifications.of(Long.parseLong(arguments[3])));
            System.out.println(result.summary());
            result.failures().forEach(System.out::println);
        }
    }
}
