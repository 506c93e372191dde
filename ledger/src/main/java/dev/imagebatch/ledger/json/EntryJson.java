package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.imagebatch.ledger.EntryType;
import dev.imagebatch.ledger.LedgerEntry;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.time.DateTimeException;

/**
 * The JSON form of ledger entries, which every ledger shares: one object in UTF-8 for each entry.
 *
 * <p>The form is described in {@code docs/ledger-format.md}; later versions read what this one writes. Stateless and
 * thread-safe.
 *
 * @since 0.1
 */
public final class EntryJson {

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private EntryJson() {}

    /** Returns an entry as a JSON object in UTF-8, without a line feed. */
    public static byte[] write(LedgerEntry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            EntryOutput output = new EntryOutput(json);
            json.writeStartObject();
            output.text("type", entry.type().label());
            output.text("at", entry.at().toString());
            codec(entry).write(entry, output);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("an array of bytes cannot fail", e);
        }
        return out.toByteArray();
    }

    /**
     * Reads an entry from the object that the bytes begin with.
     *
     * @throws UnknownEntryException if only a later version has entries of this type
     * @throws MalformedEntryException if the bytes are not an entry
     */
    public static LedgerEntry read(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            return parsed(() -> entry(EntryFields.parse(parser, EntryFields.Extent.ALL)));
        }
    }

    /** Reads the entry with some fields. */
    static LedgerEntry entry(EntryFields fields) throws UnknownEntryException {
        String label = fields.text("type");
        EntryType type = EntryType.labelled(label).orElse(null);
        if (type == null) {
            throw new UnknownEntryException(label);
        }
        return codec(type).read(fields);
    }

    /** Runs a reader, and turns all that malformed JSON makes of it into one exception. */
    static <T> T parsed(Parsing<T> reader) throws IOException {
        try {
            return reader.read();
        } catch (JsonProcessingException e) {
            throw new MalformedEntryException(e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw new MalformedEntryException("not in UTF-8", e);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new MalformedEntryException(e.getMessage(), e);
        }
    }

    /** Each type has one class of entries. */
    @SuppressWarnings("unchecked")
    private static EntryCodec<LedgerEntry> codec(LedgerEntry entry) {
        return (EntryCodec<LedgerEntry>) codec(entry.type());
    }

    private static EntryCodec<?> codec(EntryType type) {
        return switch (type) {
            case ATTEMPT_STARTED -> AttemptStartedCodec.INSTANCE;
            case ATTEMPT_ENDED -> AttemptEndedCodec.INSTANCE;
            case ATTEMPT_SETTLED -> AttemptSettledCodec.INSTANCE;
            case IMAGE_STORED -> ImageStoredCodec.INSTANCE;
            case ITEM_FAILED -> ItemFailedCodec.INSTANCE;
            case IMAGE_BOUND -> ImageBoundCodec.INSTANCE;
            case NUMBER_RESERVED -> NumberReservedCodec.INSTANCE;
            case PROMPT_WRITTEN -> PromptWrittenCodec.INSTANCE;
            case ORIGINAL_DISCARDED -> OriginalDiscardedCodec.INSTANCE;
            case STEP_COMPLETED -> StepCompletedCodec.INSTANCE;
            case DELETION_STARTED -> DeletionStartedCodec.INSTANCE;
            case IMAGE_DELETED -> ImageDeletedCodec.INSTANCE;
        };
    }

    @FunctionalInterface
    interface Parsing<T> {
        T read() throws IOException;
    }
}
