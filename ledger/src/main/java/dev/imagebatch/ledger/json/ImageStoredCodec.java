package dev.imagebatch.ledger.json;

import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.ImageStored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The fields of the first piece stand beside the others; its name is left out if it is empty. */
final class ImageStoredCodec implements EntryCodec<ImageStored> {

    static final ImageStoredCodec INSTANCE = new ImageStoredCodec();

    private ImageStoredCodec() {}

    @Override
    public void write(ImageStored entry, EntryOutput out) throws IOException {
        out.item("item", entry.item());
        EntryParts.write(entry.specification(), out);
        if (entry.variant() != 0) {
            out.number("variant", entry.variant());
        }
        out.constant("origin", entry.origin());
        EntryParts.write(entry.image(), out);
        EntryParts.write(entry.making(), out);
        write(entry.output(), out);
        write(entry.relations(), out);
    }

    @Override
    public ImageStored read(EntryFields fields) {
        return new ImageStored(
                fields.item("item"),
                fields.at(),
                EntryParts.specification(fields),
                fields.has("variant") ? fields.integer("variant") : 0,
                fields.constant("origin", ImageStored.Origin.class),
                EntryParts.making(fields),
                output(fields),
                relations(fields));
    }

    private static void write(ImageStored.Output output, EntryOutput out) throws IOException {
        StoredPart first = output.pieces().get(0);
        List<StoredPart> more = output.pieces().subList(1, output.pieces().size());
        if (!first.name().isEmpty()) {
            out.text("piece", first.name());
        }
        if (!more.isEmpty()) {
            out.objects("more", more, piece -> {
                out.text("piece", piece.name());
                EntryParts.write(piece.image(), out);
            });
        }
        out.textsIfAny("transforms", output.transforms());
        out.textsIfAny("marks", output.marks());
    }

    private static ImageStored.Output output(EntryFields fields) {
        List<StoredPart> pieces = new ArrayList<>();
        pieces.add(new StoredPart(fields.has("piece") ? fields.text("piece") : "", EntryParts.image(fields)));
        if (fields.has("more")) {
            pieces.addAll(
                    fields.objects("more", piece -> new StoredPart(piece.text("piece"), EntryParts.image(piece))));
        }
        return new ImageStored.Output(pieces, fields.textsIfAny("transforms"), fields.textsIfAny("marks"));
    }

    private static void write(ImageStored.Relations relations, EntryOutput out) throws IOException {
        EntryParts.writeIfAny(relations.subject(), out);
        out.itemIfAny("picture", relations.picture());
        out.textIfAny("replaced", relations.replaced());
    }

    private static ImageStored.Relations relations(EntryFields fields) {
        return new ImageStored.Relations(
                EntryParts.subjectIfAny(fields),
                fields.ifAny("picture", fields::item),
                fields.ifAny("replaced", fields::text));
    }
}
