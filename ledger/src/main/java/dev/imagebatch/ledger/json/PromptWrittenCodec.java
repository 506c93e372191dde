package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.PromptWritten;
import java.io.IOException;

final class PromptWrittenCodec implements EntryCodec<PromptWritten> {

    static final PromptWrittenCodec INSTANCE = new PromptWrittenCodec();

    private PromptWrittenCodec() {}

    @Override
    public void write(PromptWritten entry, EntryOutput out) throws IOException {
        out.item("brief", entry.brief());
        EntryParts.write(entry.specification(), out);
        out.text("writer", entry.writer());
        out.text("text", entry.text());
        out.money("costUsd", entry.cost());
        EntryParts.write(entry.reference(), out);
    }

    @Override
    public PromptWritten read(EntryFields fields) {
        return new PromptWritten(
                fields.item("brief"),
                fields.at(),
                EntryParts.specification(fields),
                fields.text("writer"),
                fields.text("text"),
                fields.money("costUsd"),
                EntryParts.reference(fields));
    }
}
