package dev.imagebatch.ledger.json;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.Charge;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ProviderModel;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The JSON form of values that several types of entries have. */
final class EntryParts {

    private static final ImageInfo OMITTED = new ImageInfo(ImageFormat.PNG, new Dimensions(1, 1), 0, "");

    private EntryParts() {}

    static void write(BatchSpecification specification, EntryOutput out) throws IOException {
        out.text("batch", specification.batch());
        out.text("spec", specification.id());
    }

    static BatchSpecification specification(EntryFields fields) {
        return new BatchSpecification(fields.text("batch"), fields.text("spec"));
    }

    static void write(ProviderModel model, EntryOutput out) throws IOException {
        out.text("provider", model.provider());
        out.text("model", model.name());
    }

    static ProviderModel model(EntryFields fields) {
        return new ProviderModel(fields.text("provider"), fields.text("model"));
    }

    static void write(CallReference reference, EntryOutput out) throws IOException {
        out.textIfAny("requestId", reference.requestId());
        out.textIfAny("modelVersion", reference.modelVersion());
    }

    static CallReference reference(EntryFields fields) {
        return new CallReference(fields.ifAny("requestId", fields::text), fields.ifAny("modelVersion", fields::text));
    }

    static void write(Charge charge, EntryOutput out) throws IOException {
        out.constant("charged", charge.charged());
        out.money("costUsd", charge.cost());
    }

    static Charge charge(EntryFields fields) {
        return new Charge(fields.constant("charged", Charged.class), fields.money("costUsd"));
    }

    static void write(ImageStored.Making making, EntryOutput out) throws IOException {
        write(making.model(), out);
        out.money("costUsd", making.cost());
        out.number("attempts", making.attempts());
        out.seconds("seconds", making.took());
        write(making.reference(), out);
    }

    static ImageStored.Making making(EntryFields fields) {
        return new ImageStored.Making(
                model(fields),
                fields.money("costUsd"),
                fields.integer("attempts"),
                fields.seconds("seconds"),
                reference(fields));
    }

    static void write(AttemptEnded.Received image, EntryOutput out) throws IOException {
        out.item("item", image.item());
        out.textIfAny("file", image.file());
        write(image.info(), out);
    }

    static AttemptEnded.Received received(EntryFields fields) {
        return new AttemptEnded.Received(fields.item("item"), fields.ifAny("file", fields::text), info(fields));
    }

    static void write(StoredImage image, EntryOutput out) throws IOException {
        out.text("id", image.id());
        out.textIfAny("address", image.address().map(URI::toString).orElse(null));
        write(image.info(), out);
    }

    static StoredImage image(EntryFields fields) {
        String address = fields.ifAny("address", fields::text);
        return new StoredImage(fields.text("id"), address == null ? null : URI.create(address), info(fields));
    }

    private static void write(ImageInfo info, EntryOutput out) throws IOException {
        out.constant("format", info.format());
        out.number("width", info.dimensions().width());
        out.number("height", info.dimensions().height());
        out.number("bytes", info.length());
        out.text("sha256", info.sha256());
    }

    private static ImageInfo info(EntryFields fields) {
        return fields.isOmitted("sha256")
                ? OMITTED
                : new ImageInfo(
                        fields.constant("format", ImageFormat.class),
                        new Dimensions(fields.integer("width"), fields.integer("height")),
                        fields.number("bytes").longValueExact(),
                        fields.text("sha256"));
    }

    static void write(Subject subject, EntryOutput out) throws IOException {
        out.text("subject", subject.name());
        out.textIfAny("owner", subject.owner());
    }

    static void writeIfAny(@Nullable Subject subject, EntryOutput out) throws IOException {
        if (subject != null) {
            write(subject, out);
        }
    }

    static Subject subject(EntryFields fields) {
        return new Subject(fields.text("subject"), fields.ifAny("owner", fields::text));
    }

    static @Nullable Subject subjectIfAny(EntryFields fields) {
        return fields.has("subject") ? subject(fields) : null;
    }
}
