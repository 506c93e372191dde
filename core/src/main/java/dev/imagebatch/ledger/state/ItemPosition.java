package dev.imagebatch.ledger.state;

import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.OriginalDiscarded;
import dev.imagebatch.ledger.PromptWritten;
import dev.imagebatch.spec.Fingerprint;
import java.io.IOException;

/**
 * Where an item stands, as the places of the entries that say so.
 *
 * @param kind what decides it
 * @param place the place of the entry that decides it
 * @param started the place of the attempt's start, for a received image
 */
public record ItemPosition(PositionKind kind, long place, long started) {

    public ItemState read(Fingerprint item, EntryLookup entries) throws IOException {
        LedgerEntry entry = entries.at(place);
        if (kind == PositionKind.OPEN && entry instanceof AttemptStarted attempt) {
            return new ItemState.Open(attempt);
        }
        if (kind == PositionKind.RECEIVED && entry instanceof AttemptEnded ended) {
            return received(item, ended, entries);
        }
        if (entry instanceof PromptWritten written && written.brief().equals(item)) {
            return new ItemState.Written(written);
        }
        if (entry instanceof OriginalDiscarded discarded && discarded.item().equals(item)) {
            return new ItemState.Discarded(discarded);
        }
        if (entry instanceof ImageStored stored && stored.item().equals(item)) {
            return new ItemState.Stored(stored);
        }
        if (entry instanceof ItemFailed failed && failed.item().equals(item)) {
            return new ItemState.Failed(kind == PositionKind.FAILED_FREE ? failed.asFree() : failed);
        }
        throw changed();
    }

    private ItemState received(Fingerprint item, AttemptEnded ended, EntryLookup entries) throws IOException {
        if (entries.at(started) instanceof AttemptStarted start
                && start.attempt().equals(ended.attempt())) {
            for (AttemptEnded.Received image : ended.images()) {
                if (image.item().equals(item)) {
                    return new ItemState.Received(start, ended, image);
                }
            }
        }
        throw changed();
    }

    private IOException changed() {
        return new LedgerCorruptedException("the ledger was changed while it was open: no " + kind + " at " + place);
    }
}
