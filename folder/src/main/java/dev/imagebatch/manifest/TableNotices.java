package dev.imagebatch.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The notices about a table whose header has no mistakes. */
record TableNotices(String file, Map<String, Column> named, TableDialect dialect) {

    List<String> read(SourceLineReader lines) throws IOException {
        if (!nextHeader(lines)) {
            return List.of();
        }
        Mistakes mistakes = new Mistakes(file);
        Header header = Header.read(dialect.rows().row(lines).cells(), named, mistakes);
        if (!mistakes.isEmpty()) {
            return List.of();
        }
        List<String> notices = new ArrayList<>(dialect.notices());
        List<String> tags = header.tags().stream().map(Excerpt::of).toList();
        if (!tags.isEmpty()) {
            notices.add("columns that became tags: " + String.join(", ", tags));
        }
        return notices;
    }

    private static boolean nextHeader(SourceLineReader lines) throws IOException {
        boolean isFound = lines.nextFilled() && lines.isSound();
        return isFound && SeparatorLine.named(lines.text()).isPresent()
                ? lines.nextFilled() && lines.isSound()
                : isFound;
    }
}
