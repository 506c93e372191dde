package dev.imagebatch.testkit;

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
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptSettled;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ProviderModel;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries with every part filled, for the ledger's contract. */
final class LedgerEntries {

    static final Instant AT = ManualClock.START;

    private static final BatchSpecification SPECIFICATION = new BatchSpecification("batch-1", "home-hero");
    private static final ProviderModel MODEL = new ProviderModel("scripted", "model-1");
    private static final CallReference REFERENCE = new CallReference("request-1", "model-1-0");
    private static final ImageInfo INFO =
            new ImageInfo(ImageFormat.PNG, new Dimensions(1792, 1024), 123_456, "0123456789abcdef".repeat(4));

    private LedgerEntries() {}

    static AttemptStarted started(String attempt, Money held, Fingerprint... items) {
        return startedBy(null, attempt, held, items);
    }

    static AttemptStarted startedBy(@Nullable String worker, String attempt, Money held, Fingerprint... items) {
        return new AttemptStarted(attempt, AT, SPECIFICATION, MODEL, held, List.of(items), worker);
    }

    static AttemptEnded received(String attempt, Money cost, Fingerprint... items) {
        List<AttemptEnded.Received> images = Stream.of(items)
                .map(item -> new AttemptEnded.Received(item, item.brief() + ".png", INFO))
                .toList();
        return new AttemptEnded(
                attempt, AT, new Charge(Charged.YES, cost), null, REFERENCE, Duration.ofMillis(1_234), images);
    }

    static AttemptEnded failed(String attempt, Charged charged, Money cost, FailureKind kind) {
        return new AttemptEnded(
                attempt, AT, new Charge(charged, cost), kind, CallReference.NONE, Duration.ofSeconds(2), List.of());
    }

    static AttemptSettled settledAsFree(String attempt) {
        return new AttemptSettled(attempt, AT, Charge.FREE, "not on the bill");
    }

    static AttemptSettled settledAsCharged(String attempt, Money cost) {
        return new AttemptSettled(attempt, AT, new Charge(Charged.YES, cost), null);
    }

    static ImageStored stored(Fingerprint item, Money cost) {
        StoredImage image = StoredImage.at("home-hero.png", URI.create("https://images.example/home-hero.png"), INFO);
        ImageStored.Making making = new ImageStored.Making(MODEL, cost, 1, Duration.ofSeconds(3), REFERENCE);
        ImageStored.Output output = new ImageStored.Output(
                List.of(
                        new StoredPart("0", image),
                        new StoredPart("1", new StoredImage("home-hero-1.png", null, INFO))),
                List.of("grid 1x2", "trim"),
                List.of("iptc"));
        return new ImageStored(
                item, AT, SPECIFICATION, 1, ImageStored.Origin.MADE, making, output, ImageStored.Relations.NONE);
    }

    static ImageStored stored(Subject subject, Fingerprint item, String id) {
        ImageStored entry = stored(item, Money.ZERO);
        return new ImageStored(
                item,
                AT,
                SPECIFICATION,
                entry.variant(),
                entry.origin(),
                entry.making(),
                ImageStored.Output.of(new StoredImage(id, null, INFO)),
                ImageStored.Relations.to(subject));
    }

    static ItemFailed placeholder(Subject subject, Fingerprint item, String id) {
        ItemFailed entry = givenUp(item, FailureKind.TRANSIENT);
        return new ItemFailed(
                item,
                AT,
                SPECIFICATION,
                entry.model(),
                entry.attempts(),
                entry.failure(),
                null,
                new ItemFailed.Relations(new StoredImage(id, null, INFO), subject, null));
    }

    static DeletionStarted deletion(Subject subject, Fingerprint item, String id, DeletionStarted.BoundPlace... told) {
        return new DeletionStarted(
                subject, AT, id, List.of(item), List.of(new StoredImage(id, null, INFO)), List.of(told));
    }

    static ItemFailed givenUp(Fingerprint item, FailureKind kind) {
        return givenUp(item, kind, null);
    }

    static ItemFailed givenUp(Fingerprint item, FailureKind kind, AttemptEnded.@Nullable Received kept) {
        Failure failure = Failure.of(kind, FailureStage.GENERATING, "it did not work: \"reason\"");
        ItemFailed.Kept image = kept == null ? null : new ItemFailed.Kept(kept, null);
        return new ItemFailed(item, AT, SPECIFICATION, MODEL, 2, failure, image, ItemFailed.Relations.NONE);
    }
}
