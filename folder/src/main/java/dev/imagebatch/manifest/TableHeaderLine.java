package dev.imagebatch.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Lines that are probably the header of a table. */
final class TableHeaderLine {

    private static final int LONGEST_NAME = 40;

    private TableHeaderLine() {}

    /** Returns whether a line names a prompt, or two other fields, between separators. */
    static boolean isLikely(String line) {
        return SeparatorLine.named(line).isPresent()
                || List.of(",", ";", "\t", "|").stream()
                        .anyMatch(separator -> isLikely(line.split(Pattern.quote(separator), -1)));
    }

    private static boolean isLikely(String[] cells) {
        List<String> names =
                Arrays.stream(cells).map(cell -> cell.replace("\"", "").strip()).toList();
        List<Field> fields = names.stream()
                .map(Field::spelt)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean areNames = names.stream().allMatch(name -> name.length() <= LONGEST_NAME);
        return areNames && (fields.contains(Field.PROMPT) || fields.contains(Field.ID) && fields.size() > 1);
    }
}
