package dev.imagebatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.rescue.WorkFolder;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the last run was asked to do, kept under {@code .imagebatch/run} so that it can be gone on with after a crash. */
final class RunFolder {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String OPTIONS = "options.json";

    private final Path folder;

    /** What was kept of a run. */
    private record Kept(String batch, String specifications, String copy, List<String> options) {}

    RunFolder(OutputFolder place) {
        this(place.workFolder().run());
    }

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /** Refuses a folder in which nothing was ever run. */
    static void require(Path out) {
        if (!Files.isRegularFile(WorkFolder.of(out).run().resolve(OPTIONS))) {
            throw CommandException.invalid(
                    out + " holds no earlier run; start one with: imagebatch generate SPECS --out " + out);
        }
    }

    /** Copies an order's specifications and notes its options; gives back the order that reads the copy. */
    BatchJob keep(BatchJob order) throws IOException {
        Files.createDirectories(folder);
        String copy =
                "specifications-" + order.batch() + extension(order.input().bytes());
        Path target = folder.resolve(copy);
        if (!Files.exists(target) || !Files.isSameFile(order.input().bytes(), target)) {
            Files.copy(order.input().bytes(), target, StandardCopyOption.REPLACE_EXISTING);
        }
        write(new Kept(order.batch(), order.specifications(), copy, order.given()));
        removeAllBut(copy);
        return order.with(input(order.specifications(), target, order.options()));
    }

    /** The last order, with some options given anew. */
    BatchJob again(List<String> more, String newBatch) throws IOException {
        Kept kept = read();
        List<String> given = new ArrayList<>(kept.options());
        more.forEach(option -> given.removeIf(old -> name(old).equals(name(option))));
        given.addAll(more);
        BatchOptions options = BatchOptions.parse(given);
        SpecificationInput input = input(kept.specifications(), folder.resolve(kept.copy()), options);
        String batch = BatchJob.isBoundToBatch(options) ? kept.batch() : newBatch;
        return new BatchJob(kept.specifications(), input, given, options, batch);
    }

    /** The id of the last run. */
    String batch() throws IOException {
        return read().batch();
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

    private void write(Kept kept) throws IOException {
        Path next = folder.resolve(OPTIONS + ".tmp");
        try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(next))) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("batch", kept.batch());
            json.writeStringField("specifications", kept.specifications());
            json.writeStringField("copy", kept.copy());
            json.writeArrayFieldStart("options");
            for (String option : kept.options()) {
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

    private Kept read() throws IOException {
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
        return new Kept(text(texts, "batch"), text(texts, "specifications"), text(texts, "copy"), options);
    }

    private String text(Map<String, String> texts, String name) throws IOException {
        String text = texts.get(name);
        if (text == null) {
            throw new IOException(folder.resolve(OPTIONS) + " is damaged: it has no \"" + name + "\"");
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
