package dev.imagebatch.manifest;

import dev.imagebatch.text.WordSuggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first row of a table: the meaning of its columns. Columns of unknown names become tags. */
final class Header {

    private static final int LISTED = 30;

    private final List<String> names;
    private final Map<String, Column> named;
    private final Mistakes mistakes;
    private final Map<String, Column> unused;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    private Header(List<String> cells, Map<String, Column> named, Mistakes mistakes) {
        this.names = cells.stream().map(String::strip).toList();
        this.named = named;
        this.mistakes = mistakes;
        this.unused = new LinkedHashMap<>(named);
    }

    /**
     * Reads a header.
     *
     * @param cells the names of the columns
     * @param named the columns named by the caller, by name in lower case
     * @param mistakes the collector of mistakes
     */
    static Header read(List<String> cells, Map<String, Column> named, Mistakes mistakes) {
        Header header = new Header(cells, named, mistakes);
        header.names.forEach(name -> header.columns.add(header.column(name)));
        header.check();
        return header;
    }

    List<Column> columns() {
        return columns;
    }

    /** Returns the names of the columns that became tags by default. */
    List<String> tags() {
        return tags;
    }

    /** Returns the number of columns up to the last one with a name. */
    int width() {
        int width = columns.size();
        while (width > 0 && columns.get(width - 1).equals(Column.UNNAMED)) {
            width--;
        }
        return width;
    }

    /** Returns whether a row consists of the names of the columns, as where tables were joined. */
    boolean isRepeatedBy(List<String> cells) {
        if (cells.size() != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!Field.plain(cells.get(i)).equals(Field.plain(names.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private Column column(String name) {
        Column chosen = named.get(name.toLowerCase(Locale.ROOT));
        unused.remove(name.toLowerCase(Locale.ROOT));
        if (chosen != null || name.isEmpty()) {
            return chosen == null ? Column.UNNAMED : chosen;
        }
        Optional<Column> known = Column.named(name);
        if (known.isPresent() && !named.containsValue(known.get())) {
            return known.get();
        }
        if (known.isEmpty()) {
            checkName(name);
        }
        tags.add(name);
        return Column.tag(name);
    }

    private void checkName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String quoted = Excerpt.quoted(name);
        if (lower.equals("tags") || lower.startsWith("tags.") || lower.startsWith("tag:")) {
            mistakes.add("", "the column " + quoted + " cannot hold all tags; call it tags.NAME");
        } else if (lower.equals("options") || lower.startsWith("options.")) {
            mistakes.add("", "the column " + quoted + " cannot hold all options; call it options.PROVIDER.KEY");
        } else {
            WordSuggestion.nearest(name, longLabels()).ifPresent(meant -> mistakes.add("", slip(name, meant)));
        }
    }

    /** A tag of one or two letters is not a misspelt field. */
    private static List<String> longLabels() {
        return Field.labels().stream().filter(label -> label.length() > 2).toList();
    }

    private static String slip(String name, String meant) {
        String shown = Excerpt.of(name);
        return "unknown column \"" + shown + "\"; did you mean \"" + meant + "\"? (to keep it as a tag:"
                + " --column \"tags." + shown + "=" + shown + "\")";
    }

    private void check() {
        unused.keySet().forEach(name -> mistakes.add("", "no column is called " + Excerpt.quoted(name) + listed()));
        Map<Column, Integer> seen = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Integer first = column.equals(Column.UNNAMED) ? null : seen.putIfAbsent(column, i);
            if (first != null) {
                mistakes.add("", same(first, i));
            }
        }
        boolean isNamed = named.values().stream().anyMatch(Header::isPrompt);
        if (!isNamed && columns.stream().noneMatch(Header::isPrompt)) {
            mistakes.add("", "no column is called \"prompt\"" + listed() + advice());
        }
    }

    private String advice() {
        return names.size() == 1 && names.get(0).indexOf('|') >= 0
                ? "; cells between \"|\" are not read; save the table as CSV"
                : "; name yours: --column prompt=HEADER";
    }

    private String same(int first, int second) {
        return "columns " + (first + 1) + " and " + (second + 1) + " are the same: " + Excerpt.quoted(names.get(first))
                + ", " + Excerpt.quoted(names.get(second));
    }

    private static boolean isPrompt(Column column) {
        return column.field() == Field.PROMPT;
    }

    private String listed() {
        String shown = names.stream().map(Excerpt::quoted).limit(LISTED).collect(Collectors.joining(", "));
        return "; the columns are " + shown + (names.size() > LISTED ? " and more" : "");
    }
}
