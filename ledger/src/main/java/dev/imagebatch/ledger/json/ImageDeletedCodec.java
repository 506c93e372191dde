package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.ImageDeleted;
import java.io.IOException;

final class ImageDeletedCodec implements EntryCodec<ImageDeleted> {

    static final ImageDeletedCodec INSTANCE = new ImageDeletedCodec();

    private ImageDeletedCodec() {}

    @Override
    public void write(ImageDeleted entry, EntryOutput out) throws IOException {
        EntryParts.write(entry.subject(), out);
        out.text("deletion", entry.deletion());
    }

    @Override
    public ImageDeleted read(EntryFields fields) {
        return new ImageDeleted(EntryParts.subject(fields), fields.at(), fields.text("deletion"));
    }
}
