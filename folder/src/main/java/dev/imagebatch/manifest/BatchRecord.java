package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.imagebatch.result.ImageBatchResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record of a batch as JSON: a file that tells how it went, or one line for scripts.
 *
 * <p>Money is in US dollars, times are ISO 8601 in UTC, durations are in milliseconds. The order of the keys is always the
 * same. Thread-safe, with one writer at a time for each file.
 *
 * @since 0.1
 */
public final class BatchRecord {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private BatchRecord() {}

    /**
     * Writes the record of a batch that has begun, with the end {@code RUNNING}, so that it is there after a crash.
     *
     * @param file is replaced in one step
     * @param batch the batch's id
     * @param started when it began
     * @param settings how it was asked for; never keys
     * @throws IOException if the file cannot be written
     */
    public static void started(Path file, String batch, Instant started, Map<String, String> settings)
            throws IOException {
        replace(file, json -> {
            json.writeStringField("batch", batch);
            json.writeStringField("end", "RUNNING");
            json.writeStringField("started", started.toString());
            settings(json, settings);
        });
    }

    /**
     * Writes the record of a batch that has ended.
     *
     * @param file is replaced in one step
     * @param result how it went
     * @param settings how it was asked for; never keys
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, ImageBatchResult result, Map<String, String> settings) throws IOException {
        replace(file, json -> {
            ResultJson.full(json, result);
            settings(json, settings);
        });
    }

    /** The batch's result as one JSON object on one line. */
    public static String line(ImageBatchResult result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            object(json, fields -> ResultJson.brief(fields, result));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void replace(Path file, Fields fields) throws IOException {
        AtomicFile.replace(file, out -> {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.setPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                        .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                        .withObjectIndenter(new DefaultIndenter("  ", "\n")));
                object(json, fields);
                json.writeRaw('\n');
            }
        });
    }

    private static void object(JsonGenerator json, Fields fields) throws IOException {
        json.writeStartObject();
        fields.write(json);
        json.writeEndObject();
    }

    private static void settings(JsonGenerator json, Map<String, String> settings) throws IOException {
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
    }

    /** Writes the fields of an object that is open. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
