package dev.imagebatch.ledger.json;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.AttemptEnded;
import java.io.IOException;

final class AttemptEndedCodec implements EntryCodec<AttemptEnded> {

    static final AttemptEndedCodec INSTANCE = new AttemptEndedCodec();

    private AttemptEndedCodec() {}

    @Override
    public void write(AttemptEnded entry, EntryOutput out) throws IOException {
        out.text("attempt", entry.attempt());
        EntryParts.write(entry.charge(), out);
        out.constantIfAny("kind", entry.failureKind());
        EntryParts.write(entry.reference(), out);
        out.seconds("seconds", entry.took());
        out.objects("images", entry.images(), image -> EntryParts.write(image, out));
    }

    @Override
    public AttemptEnded read(EntryFields fields) {
        return new AttemptEnded(
                fields.text("attempt"),
                fields.at(),
                EntryParts.charge(fields),
                fields.ifAny("kind", kind -> fields.constant(kind, FailureKind.class)),
                EntryParts.reference(fields),
                fields.seconds("seconds"),
                fields.objects("images", EntryParts::received));
    }
}
