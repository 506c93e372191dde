package dev.imagebatch.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPiece;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, as the types that entries are made of; a field that is missing or has another type is
 * an {@link IllegalArgumentException}.
 */
record EntryFields(JsonNode json) {

    String text(String field) {
        return present(field).asText();
    }

    @Nullable String textOrNull(String field) {
        return json.hasNonNull(field) ? text(field) : null;
    }

    int integer(String field) {
        return number(field).intValueExact();
    }

    int integerOr(String field, int absent) {
        return json.hasNonNull(field) ? integer(field) : absent;
    }

    Money money(String field) {
        return LedgerFormat.money(number(field));
    }

    Duration seconds() {
        BigDecimal seconds = number("seconds");
        long whole = seconds.longValue();
        return Duration.ofSeconds(
                whole,
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }

    Instant at() {
        return Instant.parse(text("at"));
    }

    Fingerprint item(String field) {
        return Fingerprint.parse(text(field));
    }

    @Nullable Fingerprint itemOrNull(String field) {
        return json.hasNonNull(field) ? item(field) : null;
    }

    /** Whose image the entry is about. */
    Subject subject() {
        return new Subject(text("subject"), textOrNull("owner"));
    }

    @Nullable Subject subjectOrNull() {
        return json.hasNonNull("subject") ? subject() : null;
    }

    ImageStored.Relations relations() {
        return new ImageStored.Relations(subjectOrNull(), itemOrNull("picture"), textOrNull("replaced"));
    }

    List<StoredImage> deleted() {
        return stream("deleted").map(image -> new EntryFields(image).image()).toList();
    }

    List<DeletionStarted.Told> told() {
        return stream("told")
                .map(EntryFields::new)
                .map(told -> new DeletionStarted.Told(told.item("binding"), told.text("place")))
                .toList();
    }

    List<Fingerprint> items() {
        return stream("items").map(item -> Fingerprint.parse(item.asText())).toList();
    }

    <E extends Enum<E>> E constant(String field, Class<E> type) {
        return Enum.valueOf(type, text(field).toUpperCase(Locale.ROOT));
    }

    <E extends Enum<E>> @Nullable E constantOrNull(String field, Class<E> type) {
        return json.hasNonNull(field) ? constant(field, type) : null;
    }

    ImageInfo info() {
        return new ImageInfo(
                constant("format", ImageFormat.class),
                new Dimensions(integer("width"), integer("height")),
                number("bytes").longValueExact(),
                text("sha256"));
    }

    List<AttemptEnded.Received> images() {
        return stream("images").map(image -> new EntryFields(image).received()).toList();
    }

    AttemptEnded.@Nullable Received kept() {
        return json.hasNonNull("kept") ? new EntryFields(json.get("kept")).received() : null;
    }

    StoredImage image() {
        String address = textOrNull("address");
        return new StoredImage(text("id"), address == null ? null : URI.create(address), info());
    }

    ImageStored.Making making() {
        return new ImageStored.Making(
                text("provider"),
                text("model"),
                money("costUsd"),
                integer("attempts"),
                seconds(),
                textOrNull("requestId"),
                textOrNull("modelVersion"));
    }

    ImageStored.@Nullable Making keptMaking() {
        return json.hasNonNull("making") ? new EntryFields(json.get("making")).making() : null;
    }

    ImageStored.Finish finish() {
        String piece = textOrNull("piece");
        List<StoredPiece> more = json.hasNonNull("more")
                ? stream("more").map(EntryFields::new).map(EntryFields::piece).toList()
                : List.of();
        return new ImageStored.Finish(piece == null ? "" : piece, more, texts("transforms"), texts("marks"));
    }

    private StoredPiece piece() {
        return new StoredPiece(text("piece"), image());
    }

    private List<String> texts(String field) {
        return json.hasNonNull(field) ? stream(field).map(JsonNode::asText).toList() : List.of();
    }

    @Nullable StoredImage placeholder() {
        return json.hasNonNull("placeholder") ? new EntryFields(json.get("placeholder")).image() : null;
    }

    private AttemptEnded.Received received() {
        return new AttemptEnded.Received(item("item"), textOrNull("file"), info());
    }

    private Stream<JsonNode> stream(String field) {
        return StreamSupport.stream(present(field).spliterator(), false);
    }

    private BigDecimal number(String field) {
        JsonNode value = present(field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("the field " + field + " is no number");
        }
        return LedgerFormat.bounded(value.decimalValue());
    }

    private JsonNode present(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return value;
    }
}
