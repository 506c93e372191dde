package dev.imagebatch.engine.delivery;

import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.postprocess.ImagePart;
import dev.imagebatch.sink.CompletedSteps;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.NameParts;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.sink.StoreRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The way of images into the sink, under names that nothing else has. Thread-safe. */
public final class ImageStore {

    private static final int MOST_NAMES = 10_000;

    private final ImageSink sink;
    private final NamingTemplate naming;
    private final Ledger ledger;
    private final InstantSource time;

    public ImageStore(BatchSettings settings) {
        this.sink = settings.storage().sink();
        this.naming = settings.storage().naming();
        this.ledger = settings.storage().ledger();
        this.time = settings.runtime().time();
    }

    /**
     * Stores the parts of an image, the first in place of a placeholder.
     *
     * @throws IOException if the ledger fails
     */
    public StoreOutcome store(Item item, List<ImagePart> parts, Instant at, Optional<StoredImage> placeholder)
            throws IOException, InterruptedException {
        List<StoredPart> stored = new ArrayList<>();
        for (ImagePart part : parts) {
            StoredImage replaced = stored.isEmpty() ? placeholder.orElse(null) : null;
            StoreOutcome outcome = store(item, part, at, replaced);
            if (!(outcome instanceof StoreOutcome.Stored done)) {
                return outcome;
            }
            stored.addAll(done.parts());
        }
        return new StoreOutcome.Stored(stored);
    }

    private StoreOutcome store(Item item, ImagePart part, Instant at, @Nullable StoredImage replaced)
            throws IOException, InterruptedException {
        int number = naming.isNumbered() ? number(item) : 0;
        int collision = 0;
        for (int name = 0; name < MOST_NAMES; name++) {
            NameParts parts =
                    new NameParts(item.specification(), item.variant(), part.name(), number, item.outputKey(), at);
            String key = naming.key(parts, part.data().info().format(), collision);
            StoreRequest request = request(item, key, part, replaced);
            ErrorBoundary.Completion<StoredImage> stored = ErrorBoundary.call(() -> sink.store(request));
            if (stored.value() != null) {
                return new StoreOutcome.Stored(List.of(new StoredPart(part.name(), stored.value())));
            }
            if (stored.thrown() instanceof InterruptedException interrupt) {
                throw interrupt;
            }
            if (!(stored.thrown() instanceof KeyTakenException)) {
                return StoreOutcome.NotStored.because(stored.thrown());
            }
            if (naming.isNumbered()) {
                number = ledger.reserveNumber(item.outputKey(), naming.sequence(item.specification()));
            } else {
                collision++;
            }
        }
        return new StoreOutcome.NotStored("no free name was found in " + MOST_NAMES + " tries");
    }

    private StoreRequest request(Item item, String key, ImagePart part, @Nullable StoredImage replaced) {
        return new StoreRequest(
                key,
                part.data(),
                item.specification(),
                item.variant(),
                part.name(),
                item.outputKey(),
                replaced,
                part.sidecar(),
                steps(item, part));
    }

    /** Steps are recorded by content, so that different bytes never share steps. */
    private CompletedSteps steps(Item item, ImagePart part) {
        String bytes = part.data().info().sha256().substring(0, 16);
        return new LedgerSteps(ledger, time, item.outputKey(), part.name() + "/" + bytes + "/");
    }

    private int number(Item item) throws IOException {
        OptionalInt reserved = ledger.number(item.outputKey());
        return reserved.isPresent()
                ? reserved.getAsInt()
                : ledger.reserveNumber(item.outputKey(), naming.sequence(item.specification()));
    }
}
