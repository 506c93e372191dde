package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    @Test
    void row_isSplitAtCommas() throws IOException {
        assertThat(row("a,b").cells()).containsExactly("a", "b");
        assertThat(row("a,").cells()).containsExactly("a", "");
        assertThat(row(",").cells()).containsExactly("", "");
        assertThat(row("  a ,b").cells()).containsExactly("  a ", "b");
        assertThat(row("a b\"c,d").cells()).containsExactly("a b\"c", "d");
        assertThat(row(" \"x\",y").cells()).containsExactly(" \"x\"", "y");
    }

    @Test
    void quotedCell_mayHoldCommasQuotesAndLineBreaks() throws IOException {
        assertThat(row("\"a,b\",c").cells()).containsExactly("a,b", "c");
        assertThat(row("\"a\"\"b\",c").cells()).containsExactly("a\"b", "c");
        assertThat(row("\"\"\"\"").cells()).containsExactly("\"");
        assertThat(row("\"a\nb\",c").cells()).containsExactly("a\nb", "c");
        assertThat(row("\"a\rb\",c").cells()).containsExactly("a\rb", "c");
        assertThat(row("\"\",\"\"").cells()).containsExactly("", "");
    }

    @Test
    void blanksAfterAClosingQuote_areNotPartOfTheCell() throws IOException {
        assertThat(row("\"x\" ,y").cells()).containsExactly("x", "y");
        assertThat(row("\"x\"\t,y").cells()).containsExactly("x", "y");
    }

    @Test
    void carriageReturnBeforeTheLineEnd_isNotPartOfTheCell() throws IOException {
        assertThat(row("a,b\r\r\n").cells()).containsExactly("a", "b");
        assertThat(row("\"x\"\r\r\n").cells()).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"y,z", "\"x\" \"y\",z", "\"x\" y", "\"x\"\"\"y\"z"})
    void textAfterAClosingQuote_isFaulty(String line) throws IOException {
        assertThat(row(line).fault()).startsWith("is not valid CSV: a comma or the end of the line must follow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb,c", "\"x\"\r,b", "\"x\" \r,b", "\rb"})
    void carriageReturnOutsideQuotes_isFaulty(String line) throws IOException {
        assertThat(row(line).fault()).startsWith("holds a carriage return outside quotes");
    }

    @Test
    void rowOfAnEmptyQuotedCell_isBlank() throws IOException {
        assertThat(row("\"\"").cells()).isEqualTo(List.of(""));
        assertThat(row("\"\"").isBlank()).isTrue();
    }

    private static Row row(String line) throws IOException {
        SourceLineReader lines = SourceLineReader.open(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.next()).isTrue();
        return new CsvRows(Separator.COMMA).row(lines);
    }
}
