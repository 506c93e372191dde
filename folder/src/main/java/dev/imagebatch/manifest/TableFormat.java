package dev.imagebatch.manifest;

import dev.imagebatch.spec.ReferenceImage.Role;
import dev.imagebatch.spec.SpecificationEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The format of tables: a header, then one specification a row. An empty cell leaves its field unset. */
final class TableFormat implements EntryFormat {

    private final Row.Syntax syntax;
    private final Map<String, Column> named;
    private final SpecificationDraft draft;
    private final References references;
    private @Nullable Header header;

    TableFormat(Row.Syntax syntax, Map<String, Column> named, SpecificationDraft draft, References references) {
        this.syntax = syntax;
        this.named = named;
        this.draft = draft;
        this.references = references;
    }

    @Override
    public @Nullable SpecificationEntry entry(SourceLineReader lines) throws IOException {
        draft.begin(lines.number());
        Row row = syntax.row(lines);
        if (row.isFaulty()) {
            return faulty(lines, row);
        }
        if (header == null) {
            return header(lines, row);
        }
        return row.isBlank() ? null : entry(row.cells(), header.columns());
    }

    private SpecificationEntry faulty(SourceLineReader lines, Row row) {
        if (header == null) {
            lines.stop();
        }
        return draft.abandon(row.fault());
    }

    private @Nullable SpecificationEntry header(SourceLineReader lines, Row row) {
        header = Header.read(row.cells(), named, draft.mistakes());
        if (draft.mistakes().isEmpty()) {
            return null;
        }
        lines.stop();
        return draft.mistakes().toEntry();
    }

    private SpecificationEntry entry(List<String> cells, List<Column> columns) {
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            cell(columns.get(i), cells.get(i), i);
        }
        if (cells.size() > columns.size()) {
            draft.mistakes().add("", "has " + cells.size() + " cells, the header only " + columns.size());
        }
        return DraftRules.entry(draft);
    }

    private void cell(Column column, String cell, int index) {
        Field field = column.field();
        if (cell.isBlank()) {
            return;
        }
        if (field == null) {
            draft.mistakes().add("", "has a cell in column " + (index + 1) + ", which has no name in the header");
            return;
        }
        switch (field.shape()) {
            case PROSE -> draft.text(field, cell);
            case LABEL -> draft.text(field, cell.strip());
            case NUMBER -> WholeNumbers.read(draft, field, cell.strip());
            case OPTIONS -> draft.option(column.owner(), column.key(), cell);
            case TAGS -> draft.tag(column.key(), cell);
            case TEXTS, REFERENCES -> parts(field, cell);
        }
    }

    private void parts(Field field, String cell) {
        for (String part : cell.split("\\|", -1)) {
            String name = part.strip();
            if (!name.isEmpty() && field.shape() == Field.Shape.TEXTS) {
                draft.oneOf(field, name);
            } else if (!name.isEmpty()) {
                references.add(draft, field.label(), name, Role.IMAGE);
            }
        }
    }
}
