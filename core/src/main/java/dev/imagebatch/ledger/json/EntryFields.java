package dev.imagebatch.ledger.json;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.DeletionStarted;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, as the types that entries are made of; a field that is missing or has another type is
 * an {@link IllegalArgumentException}.
 */
record EntryFields(Map<String, Object> json) {

    /** The entries of a whole line: several, or the one that the line is. */
    List<EntryFields> entries() {
        return json.containsKey("entries") ? objects("entries").toList() : List.of(this);
    }

    String text(String field) {
        return text(present(field));
    }

    @Nullable String textOrNull(String field) {
        return json.containsKey(field) ? text(field) : null;
    }

    int integer(String field) {
        return present(field) instanceof Integer whole ? whole : number(field).intValueExact();
    }

    int integerOr(String field, int absent) {
        return json.containsKey(field) ? integer(field) : absent;
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
        return Timestamp.parse(text("at"));
    }

    Fingerprint item(String field) {
        return Fingerprint.parse(text(field));
    }

    @Nullable Fingerprint itemOrNull(String field) {
        return json.containsKey(field) ? item(field) : null;
    }

    /** Whose image the entry is about. */
    Subject subject() {
        return new Subject(text("subject"), textOrNull("owner"));
    }

    @Nullable Subject subjectOrNull() {
        return json.containsKey("subject") ? subject() : null;
    }

    ImageStored.Relations relations() {
        return new ImageStored.Relations(subjectOrNull(), itemOrNull("picture"), textOrNull("replaced"));
    }

    List<StoredImage> deleted() {
        return objects("deleted").map(EntryFields::image).toList();
    }

    List<DeletionStarted.Told> told() {
        return objects("told")
                .map(told -> new DeletionStarted.Told(told.item("binding"), told.text("place")))
                .toList();
    }

    List<Fingerprint> items() {
        return stream("items").map(item -> Fingerprint.parse(text(item))).toList();
    }

    <E extends Enum<E>> E constant(String field, Class<E> type) {
        return Enum.valueOf(type, text(field).toUpperCase(Locale.ROOT));
    }

    <E extends Enum<E>> @Nullable E constantOrNull(String field, Class<E> type) {
        return json.containsKey(field) ? constant(field, type) : null;
    }

    ImageInfo info() {
        return new ImageInfo(
                constant("format", ImageFormat.class),
                new Dimensions(integer("width"), integer("height")),
                number("bytes").longValueExact(),
                text("sha256"));
    }

    List<AttemptEnded.Received> images() {
        return objects("images").map(EntryFields::received).toList();
    }

    AttemptEnded.@Nullable Received kept() {
        return json.containsKey("kept") ? object(present("kept")).received() : null;
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
        return json.containsKey("making") ? object(present("making")).making() : null;
    }

    ImageStored.Finish finish() {
        String piece = textOrNull("piece");
        List<StoredPart> more = json.containsKey("more")
                ? objects("more").map(EntryFields::piece).toList()
                : List.of();
        return new ImageStored.Finish(piece == null ? "" : piece, more, texts("transforms"), texts("marks"));
    }

    private StoredPart piece() {
        return new StoredPart(text("piece"), image());
    }

    private List<String> texts(String field) {
        return json.containsKey(field) ? stream(field).map(EntryFields::text).toList() : List.of();
    }

    @Nullable StoredImage placeholder() {
        return json.containsKey("placeholder") ? object(present("placeholder")).image() : null;
    }

    private AttemptEnded.Received received() {
        return new AttemptEnded.Received(item("item"), textOrNull("file"), info());
    }

    private Stream<EntryFields> objects(String field) {
        return stream(field).map(EntryFields::object);
    }

    private Stream<?> stream(String field) {
        return present(field) instanceof List<?> list ? list.stream() : Stream.of();
    }

    @SuppressWarnings("unchecked")
    private static EntryFields object(Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new EntryFields((Map<String, Object>) fields);
        }
        throw new IllegalArgumentException("no object");
    }

    private static String text(Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?> ? "" : value.toString();
    }

    private BigDecimal number(String field) {
        Object value = present(field);
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigInteger whole) {
            return LedgerFormat.bounded(new BigDecimal(whole));
        }
        if (value instanceof BigDecimal number) {
            return LedgerFormat.bounded(number);
        }
        throw new IllegalArgumentException("the field " + field + " is no number");
    }

    private Object present(String field) {
        Object value = json.get(field);
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return value;
    }
}
