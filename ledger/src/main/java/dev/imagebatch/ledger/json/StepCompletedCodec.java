package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.StepCompleted;
import java.io.IOException;

final class StepCompletedCodec implements EntryCodec<StepCompleted> {

    static final StepCompletedCodec INSTANCE = new StepCompletedCodec();

    private StepCompletedCodec() {}

    @Override
    public void write(StepCompleted entry, EntryOutput out) throws IOException {
        out.item("item", entry.item());
        out.text("step", entry.step());
        out.text("result", entry.result());
    }

    @Override
    public StepCompleted read(EntryFields fields) {
        return new StepCompleted(fields.item("item"), fields.at(), fields.text("step"), fields.text("result"));
    }
}
