package dev.imagebatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.rescue.WorkFolder;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The request of the last run, stored in the work folder so that the run can be repeated, also after a crash. */
final class RunFolder {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String OPTIONS = "options.json";
    private static final Pattern BATCH = Pattern.compile("\\w[\\w.-]{0,99}");
    private static final Pattern COPY = Pattern.compile("specifications-[^/\\\\:\\x00]*");

    private final Path folder;

    /** A stored request. */
    private record StoredRun(String batch, String specifications, String copy, List<String> options) {}

    RunFolder(Destination destination) {
        this(destination.workFolder().run());
    }

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks that a folder has an earlier run.
     *
     * @throws CommandException if it has none
     */
    static void require(Path out) {
        if (!Files.isRegularFile(WorkFolder.of(out).run().resolve(OPTIONS))) {
            throw CommandException.invalid(
                    "no earlier run in " + out + "; start one with: imagebatch generate SPECS --out " + out);
        }
    }

    /** Stores a job's specifications and options; returns the job that reads the stored specifications. */
    BatchJob keep(BatchJob job) throws IOException {
        Files.createDirectories(folder);
        String copy = "specifications-" + job.batch() + extension(job.input().bytes());
        Path target = folder.resolve(copy);
        if (!Files.exists(target) || !Files.isSameFile(job.input().bytes(), target)) {
            Files.copy(job.input().bytes(), target, StandardCopyOption.REPLACE_EXISTING);
        }
        write(new StoredRun(job.batch(), job.specifications(), copy, job.given()));
        removeAllBut(copy);
        return job.with(input(job.specifications(), target, job.options()));
    }

    /** Returns the last job with changed options. */
    BatchJob again(List<String> more, String newBatch) throws IOException {
        StoredRun stored = read();
        Path copy = copy(stored);
        List<String> given = new ArrayList<>(stored.options());
        more.forEach(option -> given.removeIf(old -> name(old).equals(name(option))));
        given.addAll(more);
        BatchOptions options = BatchOptions.parse(given);
        SpecificationInput input = input(stored.specifications(), copy, options);
        String batch = BatchJob.isBoundToBatch(options) ? stored.batch() : newBatch;
        return new BatchJob(stored.specifications(), input, given, options, batch);
    }

    /** Returns the id of the last run. */
    String batch() throws IOException {
        return read().batch();
    }

    /** Returns the stored specifications, which are never a file from elsewhere. */
    private Path copy(StoredRun stored) throws IOException {
        if (!COPY.matcher(stored.copy()).matches()) {
            throw damaged("\"copy\" is not the name of its specifications: " + stored.copy());
        }
        Path copy = folder.resolve(stored.copy());
        if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
            throw damaged("the file of \"copy\" is missing: " + stored.copy());
        }
        return copy;
    }

    private IOException damaged(String reason) {
        return new IOException(folder.resolve(OPTIONS) + " is damaged: " + reason);
    }

    private static String name(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }

    private static SpecificationInput input(String name, Path copy, BatchOptions options) {
        return SpecificationInput.copyOf(Path.of(name), copy, options.pictures);
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
    }

    private void write(StoredRun stored) throws IOException {
        Path next = folder.resolve(OPTIONS + ".tmp");
        Files.deleteIfExists(next);
        try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(next, StandardOpenOption.CREATE_NEW))) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("batch", stored.batch());
            json.writeStringField("specifications", stored.specifications());
            json.writeStringField("copy", stored.copy());
            json.writeArrayFieldStart("options");
            for (String option : stored.options()) {
                json.writeString(option);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        try {
            Files.move(next, folder.resolve(OPTIONS), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, folder.resolve(OPTIONS), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private StoredRun read() throws IOException {
        Path file = folder.resolve(OPTIONS);
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> options = new ArrayList<>();
        try (JsonParser json = JSON.createParser(file.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token != JsonToken.VALUE_STRING) {
                    continue;
                }
                String name = json.currentName();
                if (name == null) {
                    options.add(json.getText());
                } else {
                    texts.put(name, json.getText());
                }
            }
        }
        if (!BATCH.matcher(text(texts, "batch")).matches()) {
            throw damaged("\"batch\" is not the id of a batch: " + texts.get("batch"));
        }
        return new StoredRun(text(texts, "batch"), text(texts, "specifications"), text(texts, "copy"), options);
    }

    private String text(Map<String, String> texts, String name) throws IOException {
        String text = texts.get(name);
        if (text == null) {
            throw damaged("it has no \"" + name + "\"");
        }
        return text;
    }

    private void removeAllBut(String copy) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith("specifications-") && !name.equals(copy)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
