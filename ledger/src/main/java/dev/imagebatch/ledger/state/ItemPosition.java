package dev.imagebatch.ledger.state;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.OriginalDiscarded;
import dev.imagebatch.ledger.PromptWritten;
import java.io.IOException;

/**
 * The state of an item, as the places of the entries that decide it. Immutable, so that the entries can be read without a
 * lock.
 *
 * @since 0.1
 */
public final class ItemPosition {

    private final Fingerprint item;
    private final PositionKind kind;
    private final long place;
    private final long started;

    /**
     * @param place the place of the deciding entry
     * @param started the place of the attempt's start, for a received image
     */
    ItemPosition(Fingerprint item, PositionKind kind, long place, long started) {
        this.item = item;
        this.kind = kind;
        this.place = place;
        this.started = started;
    }

    /**
     * Reads the entries and returns the state.
     *
     * @throws LedgerCorruptedException if the entries at these places are not those that were written there
     * @throws IOException if the entries cannot be read
     */
    public ItemState read(EntryLookup entries) throws IOException {
        LedgerEntry entry = entries.at(place);
        return switch (kind) {
            case UNRESOLVED -> new ItemState.Unresolved(as(AttemptStarted.class, entry));
            case IN_PROGRESS -> new ItemState.InProgress(as(AttemptStarted.class, entry));
            case RECEIVED -> received(as(AttemptStarted.class, entries.at(started)), as(AttemptEnded.class, entry));
            case STORED -> stored(as(ImageStored.class, entry));
            case FAILED -> new ItemState.Failed(failed(entry));
            case FAILED_FREE -> new ItemState.Failed(failed(entry).asFree());
            case WRITTEN -> written(as(PromptWritten.class, entry));
            case DISCARDED -> discarded(as(OriginalDiscarded.class, entry));
            case BOUND, NUMBER -> throw changed();
        };
    }

    private ItemState received(AttemptStarted start, AttemptEnded end) throws IOException {
        require(start.attempt().equals(end.attempt()));
        for (AttemptEnded.Received image : end.images()) {
            if (image.item().equals(item)) {
                return new ItemState.Received(start, end, image);
            }
        }
        throw changed();
    }

    private ItemState stored(ImageStored entry) throws IOException {
        require(entry.item().equals(item));
        return new ItemState.Stored(entry);
    }

    private ItemFailed failed(LedgerEntry entry) throws IOException {
        ItemFailed failed = as(ItemFailed.class, entry);
        require(failed.item().equals(item));
        return failed;
    }

    private ItemState written(PromptWritten entry) throws IOException {
        require(entry.brief().equals(item));
        return new ItemState.Written(entry);
    }

    private ItemState discarded(OriginalDiscarded entry) throws IOException {
        require(entry.item().equals(item));
        return new ItemState.Discarded(entry);
    }

    private <E extends LedgerEntry> E as(Class<E> type, LedgerEntry entry) throws IOException {
        require(type.isInstance(entry));
        return type.cast(entry);
    }

    private void require(boolean isUnchanged) throws IOException {
        if (!isUnchanged) {
            throw changed();
        }
    }

    private IOException changed() {
        return new LedgerCorruptedException("the ledger was changed while it was open: no " + kind + " at " + place);
    }
}
