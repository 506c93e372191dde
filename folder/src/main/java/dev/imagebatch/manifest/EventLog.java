package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A log of batch events as JSON lines in a file: {@code start}, {@code progress} (at each change of stage, and at most once
 * a second), {@code image} (each finished item) and {@code end}.
 *
 * <p>Lines are appended and flushed one by one, so that another program can follow them; later runs append to the same
 * file. A run without {@code end} was killed or ended with an error. Money is in US dollars, times are ISO 8601 in UTC,
 * durations in milliseconds; prompts and bytes are never written. Called by one thread at a time, as every listener.
 *
 * @since 0.1
 */
public final class EventLog implements BatchListener, Closeable {

    private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(1);
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final Writer out;
    private final InstantSource clock;
    private String batch = "";
    private BatchProgress.@Nullable Stage stage;
    private Duration lastProgress = Duration.ZERO;

    private EventLog(Writer out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /**
     * Opens a log that appends to a file, creating it if necessary.
     *
     * @param file the file
     * @param clock the clock of events
     * @throws IOException if the file cannot be written
     */
    public static EventLog append(Path file, InstantSource clock) throws IOException {
        return new EventLog(
                Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                clock);
    }

    @Override
    public void onStart(String id) {
        batch = id;
        stage = null;
        lastProgress = Duration.ZERO;
        write("start", clock.instant(), json -> {});
    }

    @Override
    public void onProgress(BatchProgress progress) {
        boolean isNew = progress.stage() != stage;
        if (isNew || progress.elapsed().minus(lastProgress).compareTo(BETWEEN_PROGRESS) >= 0) {
            stage = progress.stage();
            lastProgress = progress.elapsed();
            write("progress", clock.instant(), json -> EventJson.progress(json, progress));
        }
    }

    @Override
    public void onResult(ImageGenerationResult result) {
        write("image", result.finished(), json -> EventJson.image(json, result));
    }

    @Override
    public void onEnd(ImageBatchResult result) {
        write("end", result.completed(), json -> {
            json.writeStringField("end", result.end().name());
            ResultJson.brief(json, result);
        });
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(String event, Instant at, Fields fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("event", event);
            json.writeStringField("at", at.toString());
            json.writeStringField("batch", batch);
            fields.write(json);
            json.writeEndObject();
            json.flush();
            out.append(line.getBuffer()).append('\n').flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write event log: " + e.getMessage(), e);
        }
    }

    /** The fields of an event. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
