package dev.imagebatch.ledger.json;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.ItemFailed;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class ItemFailedCodec implements EntryCodec<ItemFailed> {

    static final ItemFailedCodec INSTANCE = new ItemFailedCodec();

    private ItemFailedCodec() {}

    @Override
    public void write(ItemFailed entry, EntryOutput out) throws IOException {
        out.item("item", entry.item());
        EntryParts.write(entry.specification(), out);
        EntryParts.write(entry.model(), out);
        out.number("attempts", entry.attempts());
        write(entry.failure(), out);
        writeIfAny(entry.kept(), out);
        write(entry.relations(), out);
    }

    @Override
    public ItemFailed read(EntryFields fields) {
        return new ItemFailed(
                fields.item("item"),
                fields.at(),
                EntryParts.specification(fields),
                EntryParts.model(fields),
                fields.integer("attempts"),
                failure(fields),
                keptIfAny(fields),
                relations(fields));
    }

    private static void write(Failure failure, EntryOutput out) throws IOException {
        out.constant("kind", failure.kind());
        out.constant("stage", failure.stage());
        out.constant("charged", failure.charged());
        out.text("message", failure.message());
    }

    private static Failure failure(EntryFields fields) {
        return new Failure(
                fields.constant("kind", FailureKind.class),
                fields.constant("stage", FailureStage.class),
                fields.constant("charged", Charged.class),
                fields.text("message"));
    }

    private static void writeIfAny(ItemFailed.@Nullable Kept kept, EntryOutput out) throws IOException {
        if (kept != null) {
            out.object("kept", kept.image(), image -> EntryParts.write(image, out));
            out.objectIfAny("making", kept.making(), making -> EntryParts.write(making, out));
        }
    }

    private static ItemFailed.@Nullable Kept keptIfAny(EntryFields fields) {
        return fields.has("kept")
                ? new ItemFailed.Kept(
                        fields.object("kept", EntryParts::received), fields.objectIfAny("making", EntryParts::making))
                : null;
    }

    private static void write(ItemFailed.Relations relations, EntryOutput out) throws IOException {
        StoredImage placeholder = relations.placeholder();
        out.objectIfAny("placeholder", placeholder, image -> EntryParts.write(image, out));
        EntryParts.writeIfAny(relations.subject(), out);
        out.itemIfAny("finished", relations.finished());
    }

    private static ItemFailed.Relations relations(EntryFields fields) {
        return new ItemFailed.Relations(
                fields.objectIfAny("placeholder", EntryParts::image),
                EntryParts.subjectIfAny(fields),
                fields.ifAny("finished", fields::item));
    }
}
