package dev.imagebatch.engine.delivery;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.engine.setup.NextSteps;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.planning.ItemKeys;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.postprocess.ImagePart;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies stored images under names of their own. Not thread-safe. */
public final class DuplicateCopier {

    private final DuplicatePolicy policy;
    private final ImageSink sink;
    private final Ledger ledger;
    private final NextSteps nextSteps;
    private final TimeSource time;
    private final ImageStore store;
    private final StoredEntries entries;
    private final ItemFingerprinter keys;

    public DuplicateCopier(BatchSettings settings, String batch, ItemFingerprinter keys) {
        this.policy = settings.policies().duplicates();
        this.sink = settings.storage().sink();
        this.ledger = settings.storage().ledger();
        this.nextSteps = settings.nextSteps();
        this.time = settings.runtime().time();
        this.store = new ImageStore(settings);
        this.entries = new StoredEntries(time, batch);
        this.keys = keys;
    }

    /** Returns whether an item gets its own copy of an image of another subject, which may delete that image. */
    public static boolean isWanted(DuplicatePolicy policy, Item item, ImageStored entry) {
        Optional<Subject> own = item.subject();
        Subject stored = entry.relations().subject();
        return policy == DuplicatePolicy.COPY
                && own.isPresent()
                && stored != null
                && !own.get().equals(stored);
    }

    /** Returns the existing copy that an item has of another subject's image, even if that one was deleted since. */
    public Optional<ImageStored> existing(Item item) throws IOException {
        if (policy != DuplicatePolicy.COPY
                || item.specification().subject().isEmpty()
                || !(ledger.find(key(item)).orElse(null) instanceof ItemState.Stored)) {
            return Optional.empty();
        }
        return nextSteps.of(key(item)) instanceof NextStep.Stored there ? Optional.of(there.entry()) : Optional.empty();
    }

    /** Returns the item's own copy of an image, and makes it if there is none. */
    public Delivery copy(Item item, ImageStored first) throws IOException, InterruptedException {
        Fingerprint copy = key(item);
        if (nextSteps.of(copy) instanceof NextStep.Stored there) {
            return new Delivery.Stored(there.entry());
        }
        List<ImagePart> parts = new ArrayList<>();
        for (StoredPart part : first.pieces()) {
            try {
                parts.add(ImagePart.of(part.name(), read(part)));
            } catch (IOException e) {
                return failed(String.valueOf(e.getMessage()));
            }
        }
        Item own = Item.fresh(item.resolution(), item.variant(), new ItemKeys(copy, copy), item.began());
        StoreOutcome outcome = store.store(own, parts, first.at(), Optional.empty());
        return outcome instanceof StoreOutcome.Stored stored
                ? recorded(own, stored, first)
                : failed(((StoreOutcome.NotStored) outcome).reason());
    }

    private Delivery recorded(Item own, StoreOutcome.Stored stored, ImageStored first) throws IOException {
        Duration took = Duration.ofNanos(time.nanoTime() - own.began());
        ImageStored.Making making = new ImageStored.Making(
                new ProviderModel(own.provider(), own.model()), Money.ZERO, 0, took, CallReference.NONE);
        ImageStored entry = entries.copied(own, stored, making, first);
        ledger.append(entry);
        return new Delivery.Stored(entry);
    }

    private static Delivery failed(String reason) {
        return new Delivery.Failed(new Failure(FailureKind.SINK_FAILED, FailureStage.STORING, Charged.NO, reason));
    }

    private Fingerprint key(Item item) {
        return keys.copy(item.outputKey(), item.specification(), item.variant());
    }

    private ImageData read(StoredPart part) throws IOException {
        return sink.read(part.image())
                .orElseThrow(
                        () -> new IOException("the sink cannot read images back, so none can be copied; share them"));
    }
}
