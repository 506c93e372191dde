package dev.imagebatch.manifest;

import java.util.List;

/** One row a line, its cells separated by tabs; quotes are ordinary characters. */
final class TsvRows implements Row.Syntax {

    @Override
    public Row row(SourceLineReader lines) {
        return Row.of(List.of(lines.text().split("\t", Row.MAX_CELLS + 2)));
    }
}
