package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.AttemptStarted;
import java.io.IOException;

final class AttemptStartedCodec implements EntryCodec<AttemptStarted> {

    static final AttemptStartedCodec INSTANCE = new AttemptStartedCodec();

    private AttemptStartedCodec() {}

    @Override
    public void write(AttemptStarted entry, EntryOutput out) throws IOException {
        out.text("attempt", entry.attempt());
        EntryParts.write(entry.specification(), out);
        EntryParts.write(entry.model(), out);
        out.money("heldUsd", entry.held());
        out.items("items", entry.items());
        out.textIfAny("worker", entry.worker());
        out.textIfAny("account", entry.account());
    }

    @Override
    public AttemptStarted read(EntryFields fields) {
        return new AttemptStarted(
                fields.text("attempt"),
                fields.at(),
                EntryParts.specification(fields),
                EntryParts.model(fields),
                fields.money("heldUsd"),
                fields.items("items"),
                fields.ifAny("worker", fields::text),
                fields.ifAny("account", fields::text));
    }
}
