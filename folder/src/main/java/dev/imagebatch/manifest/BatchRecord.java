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
 * The record of a batch as JSON: a file with settings and result, or one line for scripts.
 *
 * <p>Money is in US dollars, times are ISO 8601 in UTC, durations are in milliseconds. The order of the keys is fixed.
 * Thread-safe, with one writer at a time for each file.
 *
 * @since 0.1
 */
public final class BatchRecord {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private BatchRecord() {}

    /**
     * Writes the record of a running batch, with the end {@code RUNNING}, so that it exists after a crash.
     *
     * @param file the file, replaced atomically
     * @param batch the id of the batch
     * @param started the start time
     * @param settings the settings of the batch; no keys
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
     * Writes the record of a finished batch.
     *
     * @param file the file, replaced atomically
     * @param result the result of the batch
     * @param settings the settings of the batch; no keys
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, ImageBatchResult result, Map<String, String> settings) throws IOException {
        replace(file, json -> {
            ResultJson.full(json, result);
            settings(json, settings);
        });
    }

    /** Returns the result of a batch as one JSON object on one line. */
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

    /** The fields of an object. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
