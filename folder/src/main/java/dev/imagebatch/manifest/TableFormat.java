package dev.imagebatch.manifest;

import dev.imagebatch.spec.ReferenceImage.Role;
import dev.imagebatch.spec.SpecificationEntry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The format of tables: a header, then one specification a row. An empty cell leaves its field unset. */
final class TableFormat implements EntryFormat {

    private final Row.Syntax syntax;
    private final CellRules cellRules;
    private final Map<String, Column> named;
    private final SpecificationDraft draft;
    private final References references;
    private @Nullable Header header;

    TableFormat(TableDialect dialect, Map<String, Column> named, SpecificationDraft draft, References references) {
        this.syntax = dialect.rows();
        this.cellRules = new CellRules(dialect);
        this.named = named;
        this.draft = draft;
        this.references = references;
    }

    @Override
    public Optional<String> refusal(String beginning) {
        return ForeignFormat.json(beginning);
    }

    @Override
    public @Nullable SpecificationEntry entry(SourceLineReader lines) throws IOException {
        draft.begin(lines.number());
        Optional<Character> separator = header == null ? SeparatorLine.named(lines.text()) : Optional.empty();
        if (separator.isPresent()) {
            return separatorLine(lines, separator.get());
        }
        Row row = syntax.row(lines);
        Optional<String> control = RowRules.controlCharacter(row);
        if (row.isFaulty() || control.isPresent()) {
            return faulty(lines, control.orElse(row.fault()));
        }
        if (header == null) {
            return header(lines, row);
        }
        return row.isBlank() ? null : entry(row, header);
    }

    private SpecificationEntry faulty(SourceLineReader lines, String fault) {
        if (header == null) {
            lines.stop();
        }
        return draft.abandon(fault);
    }

    private @Nullable SpecificationEntry separatorLine(SourceLineReader lines, char separator) {
        return Separator.of(separator).isPresent()
                ? null
                : faulty(
                        lines,
                        "names a separator that is not read: " + Excerpt.quoted(String.valueOf(separator))
                                + "; separate cells by commas, semicolons or tabs");
    }

    private @Nullable SpecificationEntry header(SourceLineReader lines, Row row) {
        header = Header.read(row.cells(), named, draft.mistakes());
        if (draft.mistakes().isEmpty()) {
            return null;
        }
        lines.stop();
        return draft.mistakes().toEntry();
    }

    private SpecificationEntry entry(Row row, Header columns) {
        Optional<String> mistake = new RowRules(columns).mistake(row);
        if (mistake.isPresent()) {
            return draft.abandon(mistake.get());
        }
        for (int i = 0; i < Math.min(row.cells().size(), columns.columns().size()); i++) {
            cell(columns.columns().get(i), row, i);
        }
        return DraftRules.entry(draft);
    }

    private void cell(Column column, Row row, int index) {
        String cell = row.cells().get(index);
        Field field = column.field();
        if (cell.isBlank() || cell.strip().equals(SuspiciousText.NULL)) {
            return;
        }
        if (field == null) {
            draft.mistakes().add("", "has a cell in column " + (index + 1) + ", which has no name in the header");
            return;
        }
        Optional<String> mistake = cellRules.mistake(field, row, index);
        if (mistake.isPresent()) {
            draft.invalid(field, mistake.get());
        } else {
            value(column, field, cell);
        }
    }

    private void value(Column column, Field field, String cell) {
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
