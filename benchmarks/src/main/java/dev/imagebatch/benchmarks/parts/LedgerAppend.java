package dev.imagebatch.benchmarks.parts;

import dev.imagebatch.benchmarks.Folders;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.ledger.store.FileLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An entry appended to a ledger: of a paid image, for which the caller waits until it is on the device, or of a free one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LedgerAppend {

    private static final ImageInfo INFO =
            new ImageInfo(ImageFormat.PNG, new Dimensions(1024, 1024), 1_500_000, "0123456789abcdef".repeat(4));

    private final AtomicLong number = new AtomicLong();
    private final Path folder;
    private final FileLedger ledger;

    /** Opens a new ledger. */
    public LedgerAppend() {
        try {
            folder = Files.createTempDirectory("imagebatch-append");
            ledger = FileLedger.open(folder.resolve("ledger.jsonl"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On the device when it returns. */
    @Benchmark
    public void forced() throws IOException {
        ledger.append(entry(Money.usd("0.04")));
    }

    /** Written later. */
    @Benchmark
    public void buffered() throws IOException {
        ledger.append(entry(Money.ZERO));
    }

    private ImageStored entry(Money cost) {
        long next = number.incrementAndGet();
        return new ImageStored(
                new Fingerprint(next * 0x9E37_79B9_7F4A_7C15L, next),
                Instant.EPOCH,
                new BatchSpecification("batch", "item"),
                0,
                ImageStored.Origin.MADE,
                new ImageStored.Making(
                        new ProviderModel("openai", "gpt-image-1"),
                        cost,
                        1,
                        Duration.ofSeconds(20),
                        CallReference.NONE),
                ImageStored.Output.of(new StoredImage("item.png", null, INFO)),
                ImageStored.Relations.NONE);
    }

    /** Closes and deletes it. */
    @TearDown
    public void close() throws IOException {
        ledger.close();
        Folders.delete(folder);
    }
}
