package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.OriginalDiscarded;
import java.io.IOException;

final class OriginalDiscardedCodec implements EntryCodec<OriginalDiscarded> {

    static final OriginalDiscardedCodec INSTANCE = new OriginalDiscardedCodec();

    private OriginalDiscardedCodec() {}

    @Override
    public void write(OriginalDiscarded entry, EntryOutput out) throws IOException {
        out.item("item", entry.item());
    }

    @Override
    public OriginalDiscarded read(EntryFields fields) {
        return new OriginalDiscarded(fields.item("item"), fields.at());
    }
}
