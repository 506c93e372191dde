package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.AttemptSettled;
import java.io.IOException;

final class AttemptSettledCodec implements EntryCodec<AttemptSettled> {

    static final AttemptSettledCodec INSTANCE = new AttemptSettledCodec();

    private AttemptSettledCodec() {}

    @Override
    public void write(AttemptSettled entry, EntryOutput out) throws IOException {
        out.text("attempt", entry.attempt());
        EntryParts.write(entry.charge(), out);
        out.textIfAny("note", entry.note());
    }

    @Override
    public AttemptSettled read(EntryFields fields) {
        return new AttemptSettled(
                fields.text("attempt"), fields.at(), EntryParts.charge(fields), fields.ifAny("note", fields::text));
    }
}
