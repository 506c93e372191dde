package dev.imagebatch.ledger;

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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Entries for tests. */
public final class Entries {

    public static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456789Z");
    public static final Money CENT = Money.usd("0.01");
    static final ImageInfo INFO = new ImageInfo(ImageFormat.PNG, new Dimensions(1024, 768), 123_456, "ab".repeat(32));

    private static final BatchSpecification HERO = new BatchSpecification("batch-1", "hero");
    private static final ProviderModel MODEL = new ProviderModel("openai", "gpt-image-1");

    private Entries() {}

    public static Fingerprint item(int number) {
        return new Fingerprint(0x1234_5678_9abc_def0L * (number + 1), number);
    }

    public static AttemptStarted started(String attempt, Fingerprint... items) {
        return new AttemptStarted(attempt, AT, HERO, MODEL, CENT.times(4), List.of(items));
    }

    public static AttemptStarted started(String worker, String attempt, Fingerprint item) {
        return new AttemptStarted(attempt, AT, HERO, MODEL, CENT.times(4), List.of(item), worker);
    }

    public static AttemptEnded ended(String attempt, Charged charged, Fingerprint... received) {
        return new AttemptEnded(
                attempt,
                AT,
                new Charge(charged, charged == Charged.NO ? Money.ZERO : CENT.times(3)),
                received.length == 0 ? FailureKind.EMPTY_ANSWER : null,
                new CallReference("req-1", null),
                Duration.ofMillis(12_345).plusNanos(67),
                Stream.of(received).map(Entries::received).toList());
    }

    static AttemptEnded.Received received(Fingerprint item) {
        return new AttemptEnded.Received(item, item.brief() + ".png", INFO);
    }

    static StoredImage image(String id) {
        return StoredImage.at(id, URI.create("file:///pictures/" + Integer.toHexString(id.hashCode())), INFO);
    }

    public static ImageStored stored(Fingerprint item, String id) {
        return new ImageStored(
                item,
                AT,
                HERO,
                0,
                ImageStored.Origin.MADE,
                new ImageStored.Making(MODEL, CENT, 2, Duration.ofSeconds(20), CallReference.NONE),
                ImageStored.Output.of(image(id)),
                ImageStored.Relations.NONE);
    }

    /** In pieces, with all that is known of it. */
    static ImageStored storedInPieces(Fingerprint item) {
        return new ImageStored(
                item,
                AT,
                new BatchSpecification("batch-1", "grid"),
                3,
                ImageStored.Origin.MADE,
                new ImageStored.Making(MODEL, CENT, 1, Duration.ofSeconds(20), new CallReference("req-9", "2026-04")),
                new ImageStored.Output(
                        List.of(
                                new StoredPart("0", image("grid-0.png")),
                                new StoredPart("1", image("grid-1.png")),
                                new StoredPart("thé", image("t.webp"))),
                        List.of("grid 1x2", "thumbnail 64"),
                        List.of("iptc", "c2pa \"kept\"")),
                ImageStored.Relations.NONE);
    }

    static ItemFailed failed(Fingerprint item, FailureKind kind) {
        return new ItemFailed(
                item,
                AT,
                HERO,
                MODEL,
                1,
                Failure.of(kind, FailureStage.GENERATING, "no luck"),
                null,
                ItemFailed.Relations.NONE);
    }

    static ItemFailed failedToStore(Fingerprint item) {
        return new ItemFailed(
                item,
                AT,
                HERO,
                MODEL,
                1,
                Failure.of(FailureKind.SINK_FAILED, FailureStage.STORING, "disk full"),
                new ItemFailed.Kept(received(item), null),
                new ItemFailed.Relations(image("stand-in.png"), null, null));
    }

    static ItemFailed failedToTransform(Fingerprint item) {
        return new ItemFailed(
                item,
                AT,
                HERO,
                MODEL,
                1,
                Failure.of(FailureKind.TRANSFORM_FAILED, FailureStage.TRANSFORMING, "no gutters"),
                new ItemFailed.Kept(
                        received(item),
                        new ImageStored.Making(
                                MODEL, CENT, 1, Duration.ofSeconds(2), new CallReference("req-4", null))),
                ItemFailed.Relations.NONE);
    }

    /** What was done to images, or could not be. */
    static List<LedgerEntry> finished() {
        return List.of(
                storedInPieces(item(1)),
                failedToTransform(item(2)),
                started("a-1", item(3)),
                ended("a-1", Charged.YES),
                new PromptWritten(
                        item(3), AT, HERO, "openai", "A \"quay\" \n 港", CENT, new CallReference("req-7", "5-mini")),
                new OriginalDiscarded(item(1), AT),
                new StepCompleted(item(6), AT, "0/abab/file", "media:\"7\""));
    }

    /** Attempts that are settled by hand: of one that ended and one that did not, as charged and as free. */
    static List<LedgerEntry> settlements() {
        return List.of(
                started("a-1", item(1)),
                ended("a-1", Charged.UNKNOWN),
                failed(item(1), FailureKind.UNKNOWN_OUTCOME),
                started("a-2", item(2)),
                new AttemptSettled("a-1", AT, Charge.FREE, "not on the bill of \"November\""),
                new AttemptSettled("a-2", AT, new Charge(Charged.YES, CENT.times(2)), null));
    }

    static ImageStored storedFor(Subject subject, Fingerprint item, String id) {
        return related(stored(item, id), ImageStored.Relations.to(subject));
    }

    static ImageStored related(ImageStored entry, ImageStored.Relations relations) {
        return new ImageStored(
                entry.item(),
                entry.at(),
                entry.specification(),
                entry.variant(),
                entry.origin(),
                entry.making(),
                entry.output(),
                relations);
    }

    static ItemFailed placeholderFor(Subject subject, Fingerprint item, String id) {
        return new ItemFailed(
                item,
                AT,
                HERO,
                MODEL,
                1,
                Failure.of(FailureKind.TRANSIENT, FailureStage.GENERATING, "no luck"),
                null,
                new ItemFailed.Relations(image(id), subject, item(99)));
    }

    static DeletionStarted deleting(Subject subject, String id, Fingerprint... items) {
        return new DeletionStarted(subject, AT, id, List.of(items), List.of(image(id)), List.of());
    }

    /** Images of subjects, and how some of them went. */
    static List<LedgerEntry> deleted() {
        Subject mara = Subject.of("mara \"quoted\"", "anna\n港");
        Subject nobodys = Subject.of("mara \"quoted\"");
        return List.of(
                storedFor(mara, item(1), "mara_image_1.png"),
                placeholderFor(mara, item(2), "mara_image_2.png"),
                related(storedInPieces(item(3)), new ImageStored.Relations(mara, item(4), "mara_image_2.png")),
                related(stored(item(4), "original.png"), new ImageStored.Relations(mara, item(4), null)),
                storedFor(nobodys, item(5), "mara_image_5.png"),
                new ImageBound(item(6), AT, "page:12", new ImageBound.SubjectImage(mara, "grid-0.png")),
                new NumberReserved(item(3), AT, "{subject}_image_", 3),
                new DeletionStarted(
                        mara,
                        AT,
                        "grid-0.png",
                        List.of(item(3), item(4)),
                        List.of(image("grid-0.png"), image("grid-1.png"), image("original.png")),
                        List.of(new DeletionStarted.BoundPlace(item(6), "page:12"))),
                new ImageDeleted(mara, AT, "grid-0.png"),
                deleting(mara, "mara_image_1.png", item(1)));
    }

    /** One of each kind, with every optional field there and missing, and texts that need care. */
    public static List<LedgerEntry> everyKind() {
        Fingerprint one = item(1);
        Fingerprint two = item(2);
        return List.of(
                started("a-1", one, two),
                ended("a-1", Charged.YES, one),
                stored(one, "größe \"quoted\" \\ \n 🖼.png"),
                new ImageStored(
                        two,
                        Instant.parse("1969-12-31T23:59:59Z"),
                        new BatchSpecification("", "spec"),
                        0,
                        ImageStored.Origin.COPY,
                        new ImageStored.Making(
                                new ProviderModel("free", "draw"), Money.ZERO, 0, Duration.ZERO, CallReference.NONE),
                        ImageStored.Output.of(new StoredImage("media:7", null, INFO)),
                        ImageStored.Relations.NONE),
                failed(item(3), FailureKind.CONTENT_REJECTED),
                failedToStore(item(4)),
                new AttemptStarted(
                        "a-2",
                        AT,
                        new BatchSpecification("b", "s"),
                        new ProviderModel("p", "m"),
                        Money.usd("123456789.000000001"),
                        List.of()),
                new AttemptEnded(
                        "a-2",
                        AT,
                        new Charge(Charged.UNKNOWN, Money.usd("12")),
                        FailureKind.UNKNOWN_OUTCOME,
                        new CallReference(null, "2026-01"),
                        Duration.ofDays(400),
                        List.of(new AttemptEnded.Received(item(5), null, INFO))),
                new ImageBound(item(6), AT, "page:12/field:image", null),
                new NumberReserved(one, AT, "{\"entries\":[ ,\"crc\":\"00000000\"}", 7),
                started("a-3", item(8)));
    }
}
