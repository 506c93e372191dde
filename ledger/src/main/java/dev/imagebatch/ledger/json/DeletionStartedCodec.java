package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.DeletionStarted.BoundPlace;
import java.io.IOException;

final class DeletionStartedCodec implements EntryCodec<DeletionStarted> {

    static final DeletionStartedCodec INSTANCE = new DeletionStartedCodec();

    private DeletionStartedCodec() {}

    @Override
    public void write(DeletionStarted entry, EntryOutput out) throws IOException {
        EntryParts.write(entry.subject(), out);
        out.text("deletion", entry.deletion());
        out.items("items", entry.items());
        out.objects("deleted", entry.images(), image -> EntryParts.write(image, out));
        out.objects("told", entry.places(), place -> {
            out.item("binding", place.binding());
            out.text("place", place.place());
        });
    }

    @Override
    public DeletionStarted read(EntryFields fields) {
        return new DeletionStarted(
                EntryParts.subject(fields),
                fields.at(),
                fields.text("deletion"),
                fields.items("items"),
                fields.objects("deleted", EntryParts::image),
                fields.objects("told", place -> new BoundPlace(place.item("binding"), place.text("place"))));
    }
}
