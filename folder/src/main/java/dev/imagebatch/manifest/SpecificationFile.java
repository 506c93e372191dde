package dev.imagebatch.manifest;

import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of specifications: JSONL, CSV, TSV, or plain text with a prompt a line.
 *
 * <p>The file is read as a stream: nothing is held but the current entry. Every mistake in it, and a file that cannot be
 * read at all, comes as an entry with problems, not as an exception. Text is UTF-8. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SpecificationFile implements SpecificationSource {

    /** How a file writes specifications. */
    public enum Kind {
        /** One JSON object a line. */
        JSONL,
        /** Cells between commas under a header, quoted as RFC 4180 says. */
        CSV,
        /** Cells between tabs under a header, never quoted. */
        TSV,
        /** A prompt a line. */
        TXT;

        private static final String ENDINGS = ".jsonl, .ndjson, .csv, .tsv, .txt";

        private boolean isTable() {
            return this == CSV || this == TSV;
        }

        private static @Nullable Kind of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "jsonl", "ndjson" -> JSONL;
                case "csv" -> CSV;
                case "tsv" -> TSV;
                case "txt" -> TXT;
                default -> null;
            };
        }
    }

    private final Path file;
    private final String name;
    private final Path folder;
    private final @Nullable Kind kind;
    private final Map<String, Column> columns;

    private SpecificationFile(Path file, String name, Path folder, @Nullable Kind kind, Map<String, Column> columns) {
        this.file = file;
        this.name = name;
        this.folder = folder;
        this.kind = kind;
        this.columns = columns;
    }

    /** The file at a path, its kind told by its extension. Files that it names as references are looked for beside it. */
    public static SpecificationFile at(Path file) {
        Path parent = file.getParent();
        return new SpecificationFile(
                file, file.toString(), parent == null ? Path.of("") : parent, Kind.of(file), Map.of());
    }

    /**
     * Copies JSONL to a file first, so that it can be read twice; it is called {@code -}, and files that it names are
     * looked for in the working directory.
     *
     * @param in the specifications, read to the end and left open
     * @param file is replaced
     * @throws IOException if the copy fails
     */
    public static SpecificationFile spool(InputStream in, Path file) throws IOException {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return new SpecificationFile(file, "-", Path.of(""), Kind.JSONL, Map.of());
    }

    /** The same file read as another's copy: under the name, and with references beside the file, of the original. */
    public SpecificationFile asCopyOf(SpecificationFile original) {
        return new SpecificationFile(file, original.name, original.folder, original.kind, original.columns);
    }

    /**
     * The same file with a column read as a field.
     *
     * @param field a field such as {@code prompt}, or {@code tags.NAME} or {@code options.PROVIDER.KEY}
     * @param header the column's name, in any case
     * @throws IllegalArgumentException if there is no such field, or the field or the column is named already
     */
    public SpecificationFile withColumn(String field, String header) {
        Column column = Column.named(field.strip()).orElseThrow(() -> new IllegalArgumentException(unknown(field)));
        String key = header.strip().toLowerCase(Locale.ROOT);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the column for " + Excerpt.quoted(field) + " needs a name");
        }
        if (columns.containsKey(key) || columns.containsValue(column)) {
            throw new IllegalArgumentException("a column is named twice: " + Excerpt.of(field + "=" + header));
        }
        Map<String, Column> more = new LinkedHashMap<>(columns);
        more.put(key, column);
        return new SpecificationFile(file, name, folder, kind, more);
    }

    /** How the file writes specifications; empty if its extension tells nothing. */
    public Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }

    /** The file's name as it was given. */
    @Override
    public String name() {
        return name;
    }

    /** What is worth saying once about the file, such as which columns became tags. Reads the header only. */
    public List<String> notices() {
        if (kind == null || !kind.isTable() || refusal() != null) {
            return List.of();
        }
        try (SourceLineReader lines = SourceLineReader.open(Files.newInputStream(file))) {
            List<String> tags = lines.nextFilled() && lines.isSound() ? tags(lines) : List.of();
            return tags.isEmpty() ? List.of() : List.of("columns that became tags: " + String.join(", ", tags));
        } catch (IOException e) {
            // Whoever opens the file is told.
            return List.of();
        }
    }

    private List<String> tags(SourceLineReader lines) throws IOException {
        Mistakes mistakes = new Mistakes(name);
        Header header = Header.read(syntax().row(lines).cells(), columns, mistakes);
        return mistakes.isEmpty() ? header.tags().stream().map(Excerpt::of).toList() : List.of();
    }

    @Override
    public SpecificationReader open() throws IOException {
        String refusal = refusal();
        if (refusal != null) {
            return new RefusedFile(name, refusal);
        }
        try {
            return reader(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            return new RefusedFile(name, "does not exist");
        } catch (AccessDeniedException e) {
            return new RefusedFile(name, "cannot be read: access is denied");
        }
    }

    SpecificationReader reader(InputStream in) throws IOException {
        return new LineEntries(name, SourceLineReader.open(in), format());
    }

    private @Nullable String refusal() {
        if (Files.isDirectory(file)) {
            return "is a folder; name a file in it";
        }
        if (!Files.exists(file)) {
            return "does not exist";
        }
        if (!Files.isRegularFile(file)) {
            return "is no regular file, and specifications are read twice; send JSONL to standard input instead";
        }
        if (kind == null) {
            return "cannot be read: its name must end in one of " + Kind.ENDINGS;
        }
        return columns.isEmpty() || kind.isTable() ? null : "has no columns to name; only .csv and .tsv files have";
    }

    private EntryFormat format() {
        SpecificationDraft draft = new SpecificationDraft(name);
        References references = new References(folder);
        return switch (Objects.requireNonNull(kind)) {
            case JSONL -> new JsonlFormat(draft, references);
            case CSV, TSV -> new TableFormat(syntax(), columns, draft, references);
            case TXT -> new TextFormat(draft);
        };
    }

    private Row.Syntax syntax() {
        return kind == Kind.TSV ? new TsvRows() : new CsvRows();
    }

    private static String unknown(String field) {
        return switch (field.strip()) {
            case "tags" -> "write tags.NAME for a tag";
            case "options" -> "write options.PROVIDER.KEY for an option";
            default -> JsonlFormat.unknown(field);
        };
    }

    /** The name alone. */
    @Override
    public String toString() {
        return "SpecificationFile[" + name + "]";
    }
}
