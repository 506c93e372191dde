package dev.imagebatch.engine.delivery;

import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.image.StoredImage;
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
import org.jspecify.annotations.Nullable;

/** Hands images to the sink under names that nothing else has. */
public final class ImageStore {

    private static final int MOST_NAMES = 10_000;

    private final ImageSink sink;
    private final NamingTemplate naming;
    private final Ledger ledger;
    private final InstantSource time;

    public ImageStore(BatchSettings settings) {
        this.sink = settings.sink();
        this.naming = settings.naming();
        this.ledger = settings.ledger();
        this.time = settings.time();
    }

    /** Stores a piece of an image; throws {@link SinkFailure} where the sink, and {@link IOException} where the ledger fails. */
    public StoredImage store(Item item, ImagePart piece, Instant at, @Nullable StoredImage replaced)
            throws IOException, SinkFailure, InterruptedException {
        int number = naming.isNumbered() ? number(item) : 0;
        int collision = 0;
        for (int name = 0; name < MOST_NAMES; name++) {
            NameParts parts =
                    new NameParts(item.specification(), item.variant(), piece.name(), number, item.stored(), at);
            String key = naming.key(parts, piece.data().info().format(), collision);
            try {
                return sink.store(request(item, key, piece, replaced));
            } catch (KeyTakenException e) {
                if (naming.isNumbered()) {
                    number = ledger.reserveNumber(item.stored(), naming.sequence(item.specification()));
                } else {
                    collision++;
                }
            } catch (IOException | RuntimeException e) {
                throw new SinkFailure(e);
            }
        }
        throw new SinkFailure(new IOException("no free name was found in " + MOST_NAMES + " tries"));
    }

    private StoreRequest request(Item item, String key, ImagePart piece, @Nullable StoredImage replaced) {
        return new StoreRequest(
                key,
                piece.data(),
                item.specification(),
                item.variant(),
                piece.name(),
                item.stored(),
                replaced,
                piece.sidecar(),
                steps(item, piece));
    }

    /** Of other bytes, other steps. */
    private CompletedSteps steps(Item item, ImagePart piece) {
        String bytes = piece.data().info().sha256().substring(0, 16);
        return new LedgerSteps(ledger, time, item.stored(), piece.name() + "/" + bytes + "/");
    }

    private int number(Item item) throws IOException {
        var reserved = ledger.number(item.stored());
        return reserved.isPresent()
                ? reserved.getAsInt()
                : ledger.reserveNumber(item.stored(), naming.sequence(item.specification()));
    }

    /** What a sink threw. */
    public static final class SinkFailure extends Exception {

        private static final long serialVersionUID = 1;

        private final String reason;

        SinkFailure(Exception cause) {
            super(cause);
            String message = cause.getMessage();
            this.reason = message == null ? cause.getClass().getSimpleName() : message;
        }

        public String reason() {
            return reason;
        }
    }
}
