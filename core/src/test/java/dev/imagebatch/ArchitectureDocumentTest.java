package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the picture and the table of the rooms in {@code docs/architecture.md} to the rooms that are tested. */
class ArchitectureDocumentTest {

    private static final Pattern ARROW = Pattern.compile("(?m)^    ([a-z.]+) --> ([a-z.]+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([^|]+) \\| [^|]* \\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

    private final String document;

    ArchitectureDocumentTest() throws IOException {
        document = Files.readString(Path.of("../docs/architecture.md"));
    }

    @Test
    void picture_hasOnlyAllowedArrows() {
        List<MatchResult> arrows = ARROW.matcher(document).results().toList();

        assertThat(arrows)
                .hasSizeGreaterThan(20)
                .allSatisfy(arrow -> assertThat(Rooms.PLAN.knownBy(arrow.group(1)))
                        .as(arrow.group(1))
                        .contains(arrow.group(2)));
    }

    @Test
    void table_hasEachRoomWithItsNeighbours() {
        Map<String, List<String>> rows = new TreeMap<>();
        ROW.matcher(document).results().forEach(row -> rows.put(row.group(1), names(row.group(3))));

        assertThat(rows).isEqualTo(Rooms.PLAN.all());
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
    }
}
