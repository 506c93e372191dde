package dev.imagebatch.benchmarks.million;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.FileLedger;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Fingerprinter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A ledger as a batch of paid images writes it, three entries an image, and the least that reading it can cost. */
final class LedgerLines {

    private static final int WRITERS = 512;
    private static final String BATCH = "20260101-120000-ab12";
    private static final Money PRICE = Money.usd("0.042");

    private LedgerLines() {}

    /** Writes the entries of so many images, from many threads that wait for the device together. */
    static void write(Path file, long images) throws IOException, InterruptedException {
        AtomicLong next = new AtomicLong();
        try (FileLedger ledger = FileLedger.open(file)) {
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(() -> {
                    Fingerprinter fingerprinter = new Fingerprinter();
                    for (long image = next.getAndIncrement(); image < images; image = next.getAndIncrement()) {
                        write(ledger, fingerprinter.of("image", Long.toString(image)), image);
                    }
                });
            }
            writers.shutdown();
            if (!writers.awaitTermination(1, TimeUnit.HOURS)) {
                throw new IOException("the ledger was not written within an hour");
            }
        }
    }

    private static void write(FileLedger ledger, Fingerprint item, long image) {
        try {
            for (LedgerEntry entry : entries(item, image)) {
                ledger.append(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LedgerEntry> entries(Fingerprint item, long image) {
        String attempt = BATCH + "-7c41-" + (image + 1);
        String id = "item-" + image;
        Instant now = Instant.now();
        Duration took = Duration.ofNanos(18_234_567_890L);
        ImageInfo info = new ImageInfo(ImageFormat.PNG, new Dimensions(1024, 1024), 1_482_211, ("" + item).repeat(2));
        return List.of(
                new AttemptStarted(attempt, now, BATCH, id, "openai", "gpt-image-1", PRICE, List.of(item)),
                new AttemptEnded(
                        attempt,
                        now,
                        Charged.YES,
                        PRICE,
                        null,
                        "req_" + item,
                        null,
                        took,
                        List.of(new AttemptEnded.Received(item, item + ".png", info))),
                new ImageStored(
                        item,
                        now,
                        BATCH,
                        id,
                        0,
                        new StoredImage(id + ".png", null, info),
                        ImageStored.Origin.MADE,
                        new ImageStored.Making("openai", "gpt-image-1", PRICE, 1, took, "req_" + item, null),
                        ImageStored.Finish.NONE));
    }

    /** The bare loop: parses each line with Jackson's streaming parser. */
    static void parse(Path file) throws IOException {
        JsonFactory json = new JsonFactory();
        long tokens = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try (JsonParser parser = json.createParser(line)) {
                    while (parser.nextToken() != null) {
                        tokens++;
                    }
                }
            }
        }
        if (tokens == 0) {
            throw new IllegalStateException("the ledger is empty");
        }
    }
}
