package dev.imagebatch.cli;

import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.spec.SpecificationSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The specifications of a command: a file, or standard input in a temporary file. */
final class SpecificationInput implements Closeable {

    static final String STANDARD_INPUT = "-";

    private final SpecificationFile file;
    private final Path bytes;
    private final PictureOptions options;
    private final @Nullable Path temporary;

    private SpecificationInput(SpecificationFile file, Path bytes, PictureOptions options, @Nullable Path temporary) {
        this.file = withColumns(file, options);
        this.bytes = bytes;
        this.options = options;
        this.temporary = temporary;
    }

    static SpecificationInput of(String name, InputStream in, PictureOptions options) throws IOException {
        if (!name.equals(STANDARD_INPUT)) {
            Path path = Path.of(name);
            return new SpecificationInput(SpecificationFile.at(path), path, options, null);
        }
        Path spooled = Files.createTempFile("imagebatch-", ".jsonl");
        return new SpecificationInput(SpecificationFile.spool(in, spooled), spooled, options, spooled);
    }

    /** Returns a stored copy, read under the name of the original. */
    static SpecificationInput copyOf(Path original, Path copy, PictureOptions options) {
        SpecificationFile file = SpecificationFile.at(copy).asCopyOf(SpecificationFile.at(original));
        return new SpecificationInput(file, copy, options, null);
    }

    /** Returns the file with the bytes. */
    Path bytes() {
        return bytes;
    }

    SpecificationSource source() {
        SpecificationSource limited = options.limit == null ? file : file.limit(options.limit);
        return options.n == 1 ? limited : new VariantSource(limited, options.n);
    }

    List<String> notices() {
        return file.notices();
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }

    private static SpecificationFile withColumns(SpecificationFile file, PictureOptions options) {
        SpecificationFile named = file;
        for (KeyValue column : options.columns) {
            try {
                named = named.withColumn(column.key(), column.value());
            } catch (IllegalArgumentException e) {
                throw CommandException.invalid("--column: " + e.getMessage());
            }
        }
        return named;
    }
}
