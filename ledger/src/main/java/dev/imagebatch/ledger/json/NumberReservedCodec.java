package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.NumberReserved;
import java.io.IOException;

final class NumberReservedCodec implements EntryCodec<NumberReserved> {

    static final NumberReservedCodec INSTANCE = new NumberReservedCodec();

    private NumberReservedCodec() {}

    @Override
    public void write(NumberReserved entry, EntryOutput out) throws IOException {
        out.item("item", entry.item());
        out.text("sequence", entry.sequence());
        out.number("number", entry.number());
    }

    @Override
    public NumberReserved read(EntryFields fields) {
        return new NumberReserved(fields.item("item"), fields.at(), fields.text("sequence"), fields.integer("number"));
    }
}
