package dev.imagebatch.manifest;

import java.util.BitSet;
import java.util.List;

/** One row a line, its cells separated by tabs; quotes are ordinary characters. */
final class TsvRows implements Row.Syntax {

    @Override
    public Row row(SourceLineReader lines) {
        String line = lines.text();
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return text.indexOf('\r') < 0
                ? Row.of(List.of(text.split("\t", Row.MAX_CELLS + 2)), new BitSet())
                : Row.faulty("holds a carriage return; end lines with LF or CRLF");
    }
}
