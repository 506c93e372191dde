package dev.imagebatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.store.FileLedger;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger that an earlier build wrote: all types of entries, each optional field once there and once not. What it says is
 * told here in literals, and neither the file nor the literals change with the code.
 */
class EarlierLedgerTest {

    private static final Subject ANNAS = Subject.of("mira", "anna");
    private static final Subject NOBODYS = Subject.of("mira");
    private static final Subject OTTO = Subject.of("otto");
    private static final Pattern ENTRY = Pattern.compile("\\{\"type\":\"");

    @TempDir
    Path folder;

    private Path file;
    private FileLedger ledger;

    @BeforeEach
    void openCopy() throws IOException {
        file = folder.resolve("ledger.jsonl");
        try (InputStream in = EarlierLedgerTest.class.getResourceAsStream("earlier-build/ledger.jsonl")) {
            Files.copy(in, file);
        }
        ledger = FileLedger.open(file);
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void items_ofEarlierBuild_standAsTheyStood() throws IOException {
        Map<Integer, String> standings = new TreeMap<>();
        for (int n = 10; n < 70; n++) {
            int number = n;
            ledger.find(item(n)).ifPresent(state -> standings.put(number, words(state)));
        }

        assertThat(standings)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(11, "stored as fox-1.png"),
                        Map.entry(12, "stored as media:6"),
                        Map.entry(13, "received by a-01"),
                        Map.entry(14, "stored as fox-again.png"),
                        Map.entry(15, "stored as mira_image_1.png"),
                        Map.entry(16, "discarded at 2026-11-21T10:00:09Z"),
                        Map.entry(17, "stored as mira_image_2.png"),
                        Map.entry(18, "stored as mira_image_2-original.png"),
                        Map.entry(21, "open since a-04"),
                        Map.entry(22, "failed by UNKNOWN_OUTCOME, charged UNKNOWN"),
                        Map.entry(23, "failed by BAD_IMAGE, charged YES"),
                        Map.entry(24, "failed by RATE_LIMITED, charged NO"),
                        Map.entry(26, "failed by EMPTY_ANSWER, charged NO"),
                        Map.entry(27, "open since a-10"),
                        Map.entry(29, "received by a-12"),
                        Map.entry(31, "failed by SINK_FAILED, charged YES"),
                        Map.entry(32, "failed by TRANSFORM_FAILED, charged YES"),
                        Map.entry(33, "stored as mira_image_6.png"),
                        Map.entry(51, "written by openai"),
                        Map.entry(52, "written by template")));
    }

    @Test
    void bindingsStepsAndNumbers_ofEarlierBuild_areKnown() throws IOException {
        assertThat(ledger.isBound(item(61))).isTrue();
        assertThat(ledger.isBound(item(62))).isFalse();
        assertThat(ledger.isBound(item(63))).isTrue();
        assertThat(ledger.isBound(item(64))).isTrue();
        assertThat(ledger.isBound(item(65))).isFalse();
        assertThat(ledger.step(item(11), "upload")).isEmpty();
        assertThat(ledger.step(item(13), "upload")).contains("media:\"7\"");
        assertThat(ledger.step(item(62), "comment")).contains("41");
        assertThat(ledger.number(item(15))).hasValue(1);
        assertThat(ledger.number(item(17))).hasValue(2);
        assertThat(ledger.number(item(41))).isEmpty();
        assertThat(ledger.reserveNumber(item(69), "{subject}_image_")).isEqualTo(4);
    }

    @Test
    void money_ofEarlierBuild_addsUpToTheSame() throws IOException {
        LedgerSummary summary = LedgerSummary.of(ledger);
        Money held = Money.usd("123456789.110000001");
        LocalDate day = LocalDate.of(2026, 11, 21);

        assertThat(ledger.totals()).isEqualTo(new LedgerTotals(Money.usd("0.375199999"), held));
        assertThat(summary.spent()).isEqualTo(Money.usd("0.375199999"));
        assertThat(summary.held()).isEqualTo(held);
        assertThat(summary.rows())
                .containsExactly(
                        new LedgerSummary.Row(
                                "openai", "gpt-image-1", day, 15, 8, Money.usd("0.375199999"), Money.usd("0.11"), 3),
                        new LedgerSummary.Row("p", "m", day, 1, 0, Money.ZERO, Money.usd("123456789.000000001"), 1));
        assertThat(summary.unknown().stream()
                        .map(one ->
                                one.started().attempt() + " holds " + one.held().toUsd()))
                .containsExactly(
                        "a-04 holds 0.04", "a-05 holds 0.03", "a-13 holds 0.04", "a-16 holds 123456789.000000001");
        assertThat(summary.settled().stream().map(AttemptSettled::attempt)).containsExactly("a-09", "a-10", "a-11");
    }

    @Test
    void subjects_ofEarlierBuild_haveTheirEntries() throws IOException {
        assertThat(timesOf(ANNAS, SubjectEntries.IMAGES)).containsExactly("10:00:44Z", "10:00:12Z", "10:00:08Z");
        assertThat(timesOf(ANNAS, SubjectEntries.KEPT)).containsExactly("10:00:44Z", "10:00:13Z");
        assertThat(timesOf(ANNAS, SubjectEntries.BOUND)).containsExactly("10:00:54Z");
        assertThat(timesOf(ANNAS, SubjectEntries.DELETIONS)).isEmpty();
        assertThat(timesOf(NOBODYS, SubjectEntries.IMAGES)).containsExactly("10:00:47Z");
        assertThat(timesOf(NOBODYS, SubjectEntries.KEPT)).isEmpty();
        assertThat(timesOf(NOBODYS, SubjectEntries.BOUND)).containsExactly("10:00:55Z");
        assertThat(timesOf(OTTO, SubjectEntries.IMAGES)).isEmpty();
        assertThat(timesOf(OTTO, SubjectEntries.DELETIONS)).containsExactly("10:01:02Z");
        assertThat(ledger.image(ANNAS, "mira_image_2.png")).isPresent();
        assertThat(ledger.image(ANNAS, "mira_image_3.png")).isEmpty();
        assertThat(ledger.image(ANNAS, "mira_image_6.png")).isEmpty();
        assertThat(ledger.image(NOBODYS, "mira_image_5.png")).isEmpty();
        assertThat(ledger.image(NOBODYS, "mira_image_6.png")).isPresent();
    }

    @Test
    void fields_ofEarlierBuild_areReadForWhatTheyAre() throws IOException {
        assertThat(entriesOf(ledger)).contains(fullEntries());
    }

    @Test
    void entries_ofEarlierBuildWrittenAgain_areTheSameBytes() throws IOException {
        List<LedgerEntry> entries = entriesOf(ledger);
        Path again = folder.resolve("again.jsonl");
        int from = 0;
        try (FileLedger copy = FileLedger.open(again, new StoppedClock())) {
            for (String line : Files.readAllLines(file)) {
                int to = from + (int) ENTRY.matcher(line).results().count();
                copy.append(entries.subList(from, to));
                from = to;
            }
        }

        assertThat(entries).hasSize(from).hasSize(68);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    private static final ProviderModel MODEL = new ProviderModel("openai", "gpt-image-1");

    /** One of each type, with all that it can say. */
    private static LedgerEntry[] fullEntries() {
        Money price = Money.usd("0.04");
        return new LedgerEntry[] {
            new AttemptStarted(
                    "a-01",
                    at("10:00:01Z"),
                    new BatchSpecification("spring", "fox"),
                    MODEL,
                    Money.usd("0.12"),
                    List.of(item(11), item(12), item(13))),
            new AttemptEnded(
                    "a-05",
                    at("10:00:18Z"),
                    new Charge(Charged.UNKNOWN, Money.usd("0.03")),
                    FailureKind.UNKNOWN_OUTCOME,
                    CallReference.NONE,
                    Duration.ofMillis(12_345),
                    List.of()),
            new AttemptEnded(
                    "a-01",
                    at("10:00:03Z"),
                    new Charge(Charged.YES, Money.usd("0.12")),
                    null,
                    new CallReference("req-1", "2026-01"),
                    Duration.ofMillis(12_345).plusNanos(67),
                    List.of(received(11), received(12), received(13))),
            new AttemptSettled("a-09", at("10:00:34Z"), Charge.FREE, "not on the bill of \"November\""),
            new ImageStored(
                    item(11),
                    at("10:00:04.123456789Z"),
                    new BatchSpecification("spring", "größe \"quoted\" \\ \n 🖼"),
                    0,
                    ImageStored.Origin.MADE,
                    new ImageStored.Making(
                            MODEL, price, 1, Duration.ofSeconds(13), new CallReference("req-1", "2026-01")),
                    new ImageStored.Output(
                            List.of(new StoredPart("", image("fox-1.png", 11))),
                            List.of(),
                            List.of("iptc", "c2pa \"kept\"")),
                    ImageStored.Relations.NONE),
            new ImageStored(
                    item(15),
                    at("10:00:08Z"),
                    new BatchSpecification("spring", "grid"),
                    0,
                    ImageStored.Origin.MADE,
                    new ImageStored.Making(MODEL, price, 1, Duration.ofSeconds(13), CallReference.NONE),
                    new ImageStored.Output(
                            List.of(
                                    new StoredPart("0", image("mira_image_1.png", 15)),
                                    new StoredPart("1", new StoredImage("mira_image_1-1.png", null, info(15))),
                                    new StoredPart("thumbnail", thumbnail())),
                            List.of("grid 1x2", "thumbnail 64"),
                            List.of("xmp")),
                    new ImageStored.Relations(ANNAS, item(16), null)),
            new ItemFailed(
                    item(31),
                    at("10:00:44Z"),
                    new BatchSpecification("spring", "fox"),
                    MODEL,
                    1,
                    new Failure(FailureKind.SINK_FAILED, FailureStage.STORING, Charged.YES, "no luck with \"31\""),
                    new ItemFailed.Kept(
                            received(31),
                            new ImageStored.Making(
                                    MODEL, price, 1, Duration.ofSeconds(2), new CallReference("req-4", null))),
                    new ItemFailed.Relations(image("mira_image_4.png", 34), ANNAS, item(35))),
            new ImageBound(
                    item(63), at("10:00:54Z"), "page:13", new ImageBound.SubjectImage(ANNAS, "mira_image_1.png")),
            new NumberReserved(item(17), at("10:00:15Z"), "{subject}_image_", 2),
            new PromptWritten(
                    item(51),
                    at("10:00:50Z"),
                    new BatchSpecification("spring", "fox"),
                    "openai",
                    "A \"quay\" \n 港 {\"entries\":[",
                    Money.usd("0.0002"),
                    new CallReference("req-7", "5-mini")),
            new OriginalDiscarded(item(16), at("10:00:09Z")),
            new StepCompleted(item(13), at("10:00:05Z"), "upload", "media:\"7\""),
            new DeletionStarted(
                    ANNAS,
                    at("10:00:59Z"),
                    "mira_image_3.png",
                    List.of(item(41)),
                    List.of(image("mira_image_3.png", 41)),
                    List.of(new DeletionStarted.BoundPlace(item(65), "page:15"))),
            new ImageDeleted(ANNAS, at("10:01:00Z"), "mira_image_3.png")
        };
    }

    private static String words(ItemState state) {
        if (state instanceof ItemState.Unresolved open) {
            return "open since " + open.started().attempt();
        } else if (state instanceof ItemState.Received received) {
            return "received by " + received.ended().attempt();
        } else if (state instanceof ItemState.Stored stored) {
            return "stored as " + stored.entry().image().id();
        } else if (state instanceof ItemState.Discarded discarded) {
            return "discarded at " + discarded.entry().at();
        } else if (state instanceof ItemState.Written written) {
            return "written by " + written.entry().writer();
        }
        Failure failure = ((ItemState.Failed) state).entry().failure();
        return "failed by " + failure.kind() + ", charged " + failure.charged();
    }

    private List<String> timesOf(Subject subject, SubjectEntries which) throws IOException {
        return ledger.entries(subject, which, 0, 10).stream()
                .map(entry -> entry.at().toString().substring("2026-11-21T".length()))
                .toList();
    }

    private static List<LedgerEntry> entriesOf(Ledger ledger) throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        ledger.forEach(entries::add);
        return entries;
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time);
    }

    private static Fingerprint item(int number) {
        return Fingerprint.parse(String.valueOf(number).repeat(16));
    }

    private static ImageInfo info(int number) {
        String sha256 = String.valueOf(number).repeat(32);
        return new ImageInfo(ImageFormat.PNG, new Dimensions(1024, 768), 1000 + number, sha256);
    }

    private static AttemptEnded.Received received(int number) {
        return new AttemptEnded.Received(item(number), item(number) + ".png", info(number));
    }

    private static StoredImage image(String id, int number) {
        return StoredImage.at(id, URI.create("file:///pictures/" + id), info(number));
    }

    private static StoredImage thumbnail() {
        return StoredImage.at(
                "mira_image_1-thumbnail.webp",
                URI.create("file:///pictures/t.webp"),
                new ImageInfo(ImageFormat.WEBP, new Dimensions(64, 48), 321, "ef".repeat(32)));
    }
}
