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
 * A specification file: JSONL, CSV, TSV, or plain text with one prompt a line.
 *
 * <p>The file is read as a stream that holds only the current entry. Mistakes, and an unreadable file, are reported as
 * entries with problems, not as exceptions. Text is UTF-8. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SpecificationFile implements SpecificationSource {

    /** The format of a file. */
    public enum Kind {
        /** One JSON object a line. */
        JSONL,
        /** Cells separated by commas under a header, quoted by RFC 4180; other separators are read if the header shows them. */
        CSV,
        /** Cells separated by tabs under a header, quoted as in CSV if that fits the whole file. */
        TSV,
        /** One prompt a line; lines that look like something else are mistakes. */
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

    /** Returns the file at a path. Its extension decides the format; file references are relative to its folder. */
    public static SpecificationFile at(Path file) {
        Path parent = file.getParent();
        return new SpecificationFile(
                file, file.toString(), parent == null ? Path.of("") : parent, Kind.of(file), Map.of());
    }

    /**
     * Copies JSONL from a stream to a file, so that it can be read twice. Its name is {@code -}; file references are relative
     * to the working directory.
     *
     * @param in the specifications, read to the end and not closed
     * @param file the copy, replaced if it exists
     * @throws IOException if the copy fails
     */
    public static SpecificationFile spool(InputStream in, Path file) throws IOException {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return new SpecificationFile(file, "-", Path.of(""), Kind.JSONL, Map.of());
    }

    /** Returns this file as a copy of another, with the name and the folder of references of the original. */
    public SpecificationFile asCopyOf(SpecificationFile original) {
        return new SpecificationFile(file, original.name, original.folder, original.kind, original.columns);
    }

    /**
     * Returns this file with a column assigned to a field.
     *
     * @param field a field such as {@code prompt}, or {@code tags.NAME} or {@code options.PROVIDER.KEY}
     * @param header the name of the column, in any case
     * @throws IllegalArgumentException if the field is unknown, or the field or the column is already assigned
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

    /** Returns the format of the file; empty if its extension is unknown. */
    public Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }

    /** Returns the path as given. */
    @Override
    public String name() {
        return name;
    }

    /** Returns notices about the file, such as the columns that became tags. Reads a table once. */
    public List<String> notices() {
        if (kind == null || !kind.isTable() || refusal() != null) {
            return List.of();
        }
        try {
            return tableNotices(dialect(this::content));
        } catch (IOException e) {
            // Reported when the file is opened.
            return List.of();
        }
    }

    private List<String> tableNotices(TableDialect dialect) throws IOException {
        try (SourceLineReader lines = SourceLineReader.open(content())) {
            return new TableNotices(name, columns, dialect).read(lines);
        }
    }

    private InputStream content() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public SpecificationReader open() throws IOException {
        String refusal = refusal();
        if (refusal != null) {
            return new RefusedFile(name, refusal);
        }
        try {
            return reader(this::content);
        } catch (NoSuchFileException e) {
            return new RefusedFile(name, "does not exist");
        } catch (AccessDeniedException e) {
            return new RefusedFile(name, "cannot be read: access is denied");
        }
    }

    SpecificationReader reader(TableDialect.Opener content) throws IOException {
        EntryFormat format = format(content);
        return new LineEntries(name, SourceLineReader.open(content.open()), format);
    }

    private @Nullable String refusal() {
        if (Files.isDirectory(file)) {
            return "is a folder; name a file in it";
        }
        if (!Files.exists(file)) {
            return "does not exist";
        }
        if (!Files.isRegularFile(file)) {
            return "is not a regular file and cannot be read twice; pass JSONL on standard input instead";
        }
        if (kind == null) {
            return "has an unknown format; its name must end in one of " + Kind.ENDINGS;
        }
        return columns.isEmpty() || kind.isTable() ? null : "has no columns; only .csv and .tsv files have";
    }

    private EntryFormat format(TableDialect.Opener content) throws IOException {
        SpecificationDraft draft = new SpecificationDraft(name);
        References references = new References(folder);
        return switch (Objects.requireNonNull(kind)) {
            case JSONL -> new JsonlFormat(draft, references);
            case CSV, TSV -> new TableFormat(dialect(content), columns, draft, references);
            case TXT -> new TextFormat(draft);
        };
    }

    private TableDialect dialect(TableDialect.Opener content) throws IOException {
        return TableDialect.of(kind == Kind.TSV ? Separator.TAB : Separator.COMMA, columns, content);
    }

    private static String unknown(String field) {
        return switch (field.strip()) {
            case "tags" -> "write tags.NAME for a tag";
            case "options" -> "write options.PROVIDER.KEY for an option";
            default -> JsonlFormat.unknown(field);
        };
    }

    /** Returns a text with the name. */
    @Override
    public String toString() {
        return "SpecificationFile[" + name + "]";
    }
}
