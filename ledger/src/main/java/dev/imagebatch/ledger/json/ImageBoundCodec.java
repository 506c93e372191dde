package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageBound.SubjectImage;
import java.io.IOException;

final class ImageBoundCodec implements EntryCodec<ImageBound> {

    static final ImageBoundCodec INSTANCE = new ImageBoundCodec();

    private ImageBoundCodec() {}

    @Override
    public void write(ImageBound entry, EntryOutput out) throws IOException {
        out.item("binding", entry.binding());
        out.text("place", entry.place());
        SubjectImage image = entry.image();
        if (image != null) {
            EntryParts.write(image.subject(), out);
            out.text("image", image.id());
        }
    }

    @Override
    public ImageBound read(EntryFields fields) {
        SubjectImage image =
                fields.has("subject") ? new SubjectImage(EntryParts.subject(fields), fields.text("image")) : null;
        return new ImageBound(fields.item("binding"), fields.at(), fields.text("place"), image);
    }
}
