package dev.imagebatch.benchmarks.million;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.index.Fingerprinter;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.ledger.store.FileLedger;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** A ledger of paid images with three entries an image, and a bare loop that reads it. */
final class LedgerLines {

    private static final String BATCH = "20260101-120000-ab12";
    private static final Money PRICE = Money.usd("0.042");
    private static final Fingerprint SAMPLE = new Fingerprint(0x1234_5678_9abc_def0L, 0x0fed_cba9_8765_4321L);
    private static final String SAMPLE_NUMBER = "7770777";
    private static final int SEAL = ",\"crc\":\"01234567\"}".length();

    private LedgerLines() {}

    /**
     * Writes the entries of so many images. They are those of one image that a ledger wrote, with another number, another
     * fingerprint and their own checksum: a ledger would wait for the device twice and more for each of them.
     */
    static void write(Path file, long images) throws IOException {
        List<String> lines = sample(file.resolveSibling("sample.jsonl"));
        Fingerprinter fingerprinter = new Fingerprinter();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(lines.get(0) + "\n");
            for (long image = 0; image < images; image++) {
                String number = Long.toString(image);
                String item = fingerprinter.of("image", number).toString();
                for (String line : lines.subList(1, lines.size())) {
                    String other = line.substring(0, line.length() - SEAL).replace(SAMPLE.toString(), item);
                    out.write(sealed(other.replace(SAMPLE_NUMBER, number)));
                }
            }
        }
    }

    private static String sealed(String line) {
        CRC32C checksum = new CRC32C();
        checksum.update(line.getBytes(StandardCharsets.UTF_8));
        return line + ",\"crc\":\"" + HexFormat.of().toHexDigits((int) checksum.getValue()) + "\"}\n";
    }

    private static List<String> sample(Path file) throws IOException {
        try (FileLedger ledger = FileLedger.open(file)) {
            for (LedgerEntry entry : entries()) {
                ledger.append(entry);
            }
        }
        return Files.readAllLines(file);
    }

    private static List<LedgerEntry> entries() {
        String attempt = BATCH + "-7c41-" + SAMPLE_NUMBER;
        String id = "item-" + SAMPLE_NUMBER;
        Instant now = Instant.now();
        Duration took = Duration.ofNanos(18_234_567_890L);
        String checksum = SAMPLE.toString().repeat(2);
        ImageInfo info = new ImageInfo(ImageFormat.PNG, new Dimensions(1024, 1024), 1_482_211, checksum);
        BatchSpecification specification = new BatchSpecification(BATCH, id);
        ProviderModel model = new ProviderModel("openai", "gpt-image-1");
        CallReference reference = new CallReference("req_" + SAMPLE, null);
        return List.of(
                new AttemptStarted(attempt, now, specification, model, PRICE, List.of(SAMPLE)),
                new AttemptEnded(
                        attempt,
                        now,
                        new Charge(Charged.YES, PRICE),
                        null,
                        reference,
                        took,
                        List.of(new AttemptEnded.Received(SAMPLE, SAMPLE + ".png", info))),
                new ImageStored(
                        SAMPLE,
                        now,
                        specification,
                        0,
                        ImageStored.Origin.MADE,
                        new ImageStored.Making(model, PRICE, 1, took, reference),
                        ImageStored.Output.of(new StoredImage(id + ".png", null, info)),
                        ImageStored.Relations.NONE));
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
