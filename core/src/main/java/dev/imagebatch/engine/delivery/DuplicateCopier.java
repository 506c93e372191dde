package dev.imagebatch.engine.delivery;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.planning.ItemKeys;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.postprocess.ImagePart;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies stored images under names of their own: for whom an image was not stored. */
public final class DuplicateCopier {

    private final BatchSettings settings;
    private final String batch;
    private final ImageStore storing;
    private final ItemFingerprinter keys;

    public DuplicateCopier(BatchSettings settings, String batch, ItemFingerprinter keys) {
        this.settings = settings;
        this.batch = batch;
        this.storing = new ImageStore(settings);
        this.keys = keys;
    }

    /** Whether an item is to have its own copy of an image that was stored for another subject, which may delete it. */
    public static boolean isWanted(DuplicatePolicy policy, Item item, ImageStored entry) {
        Optional<Subject> own = Subject.of(item.specification());
        Subject stored = entry.relations().subject();
        return policy == DuplicatePolicy.COPY
                && own.isPresent()
                && stored != null
                && !own.get().equals(stored);
    }

    /** The copy of an image that was another subject's, whatever became of that one since. */
    public Optional<ImageStored> ofAnothers(Item item) throws IOException {
        if (settings.duplicates() != DuplicatePolicy.COPY
                || item.specification().subject().isEmpty()
                || !(settings.ledger().find(key(item)).orElse(null) instanceof ItemState.Stored)) {
            return Optional.empty();
        }
        return settings.standing(key(item)) instanceof NextStep.Stored there
                ? Optional.of(there.entry())
                : Optional.empty();
    }

    /** The item's own copy of an image, made if there is none. */
    public ImageStored copy(Item item, ImageStored first)
            throws IOException, ImageStore.SinkFailure, InterruptedException {
        Fingerprint copy = key(item);
        if (settings.standing(copy) instanceof NextStep.Stored there) {
            return there.entry();
        }
        Item own = Item.fresh(item.resolution(), item.variant(), new ItemKeys(copy, copy), item.began());
        List<StoredPart> stored = new ArrayList<>();
        for (StoredPart piece : first.pieces()) {
            stored.add(new StoredPart(piece.name(), storing.store(own, copied(piece), first.at(), null)));
        }
        ImageStored entry = new ImageStored(
                copy,
                settings.time().instant(),
                new BatchSpecification(batch, item.specification().id()),
                item.variant(),
                ImageStored.Origin.COPY,
                new ImageStored.Making(
                        new ProviderModel(item.provider(), item.model()),
                        Money.ZERO,
                        0,
                        since(item),
                        CallReference.NONE),
                first.output().withPieces(stored),
                ImageStored.Relations.to(Subject.of(item.specification()).orElse(null)));
        settings.ledger().append(entry);
        return entry;
    }

    private Fingerprint key(Item item) {
        return keys.copy(item.stored(), item.specification(), item.variant());
    }

    private ImagePart copied(StoredPart piece) throws IOException, ImageStore.SinkFailure {
        ImageData data = settings.sink()
                .read(piece.image())
                .orElseThrow(() -> new ImageStore.SinkFailure(
                        new IOException("the sink cannot read images back, so none can be copied; share them")));
        return ImagePart.of(piece.name(), data);
    }

    private Duration since(Item item) {
        return Duration.ofNanos(settings.time().nanoTime() - item.began());
    }
}
