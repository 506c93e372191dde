package dev.imagebatch.engine.delivery;

import dev.imagebatch.cost.Money;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredPiece;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.planning.ItemKeys;
import dev.imagebatch.planning.ItemStanding;
import dev.imagebatch.policy.Duplicates;
import dev.imagebatch.postprocess.ImagePart;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies stored images under names of their own: for whom an image was not stored. */
public final class Copying {

    private final BatchSettings settings;
    private final String batch;
    private final Storing storing;
    private final ItemKeys keys;

    public Copying(BatchSettings settings, String batch, ItemKeys keys) {
        this.settings = settings;
        this.batch = batch;
        this.storing = new Storing(settings);
        this.keys = keys;
    }

    /** Whether an item is to have its own copy of an image that was stored for another subject, which may delete it. */
    public static boolean isWanted(Duplicates policy, Item item, ImageStored entry) {
        Optional<Subject> own = Subject.of(item.specification());
        Subject stored = entry.relations().subject();
        return policy == Duplicates.COPY
                && own.isPresent()
                && stored != null
                && !own.get().equals(stored);
    }

    /** The copy of an image that was another subject's, whatever became of that one since. */
    public Optional<ImageStored> ofAnothers(Item item) throws IOException {
        if (settings.duplicates() != Duplicates.COPY
                || item.specification().subject().isEmpty()
                || !(settings.ledger().find(key(item)).orElse(null) instanceof ItemState.Stored)) {
            return Optional.empty();
        }
        return settings.standing(key(item)) instanceof ItemStanding.InPlace there
                ? Optional.of(there.entry())
                : Optional.empty();
    }

    /** The item's own copy of an image, made if there is none. */
    public ImageStored copy(Item item, ImageStored first)
            throws IOException, Storing.SinkFailure, InterruptedException {
        Fingerprint copy = key(item);
        if (settings.standing(copy) instanceof ItemStanding.InPlace there) {
            return there.entry();
        }
        Item own = Item.fresh(item.resolution(), item.variant(), new ItemKeys.Keys(copy, copy), item.began());
        List<StoredPiece> stored = new ArrayList<>();
        for (StoredPiece piece : first.pieces()) {
            stored.add(new StoredPiece(piece.name(), storing.store(own, copied(piece), first.at(), null)));
        }
        ImageStored entry = new ImageStored(
                copy,
                settings.time().instant(),
                batch,
                item.specification().id(),
                item.variant(),
                stored.get(0).image(),
                ImageStored.Origin.COPY,
                ImageStored.Making.of(item.provider(), item.model(), Money.ZERO, 0, since(item)),
                first.finish().withPieces(stored),
                new ImageStored.Relations(Subject.of(item.specification()).orElse(null), null, null));
        settings.ledger().append(entry);
        return entry;
    }

    private Fingerprint key(Item item) {
        return keys.copy(item.stored(), item.specification(), item.variant());
    }

    private ImagePart copied(StoredPiece piece) throws IOException, Storing.SinkFailure {
        ImageData data = settings.sink()
                .read(piece.image())
                .orElseThrow(() -> new Storing.SinkFailure(
                        new IOException("the sink cannot read images back, so none can be copied; share them")));
        return ImagePart.of(piece.name(), data);
    }

    private Duration since(Item item) {
        return Duration.ofNanos(settings.time().nanoTime() - item.began());
    }
}
