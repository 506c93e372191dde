package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheet programs and databases write them. */
class SpreadsheetExportsTest {

    private static final String TAB_DELIMITED = """
            id\tprompt\tsize
            n1\t"A cat, sleeping on a 6"" pipe"\t1024x1024
            n2\t"A sign that reads ""OPEN"\""\t1024x1024
            n3\t"Line one of the brief
            line two of the brief"\t1024x1024
            """;

    @TempDir
    Path folder;

    @Test
    void tabs_withQuotedCells_areReadAsTheSpreadsheetMeantThem() throws IOException {
        for (String lineEnd : List.of("\n", "\r\n")) {
            SpecificationFile file = file("excel.tsv", TAB_DELIMITED.replace("\n", lineEnd));

            assertThat(Entries.problems(file)).isEmpty();
            assertThat(Entries.prompts(file))
                    .containsExactly(
                            "A cat, sleeping on a 6\" pipe",
                            "A sign that reads \"OPEN\"",
                            "Line one of the brief\nline two of the brief");
            assertThat(file.notices())
                    .containsExactly("3 cells in quotes were read as spreadsheets write them, without the quotes"
                            + " (the first in line 2)");
        }
    }

    @Test
    void tabs_withQuotedCellsInCsv_areReadAsTheSpreadsheetMeantThem() throws IOException {
        SpecificationFile file = file("excel.csv", TAB_DELIMITED);

        assertThat(Entries.problems(file)).isEmpty();
        assertThat(Entries.prompts(file)).hasSize(3).last().isEqualTo("Line one of the brief\nline two of the brief");
        assertThat(file.notices()).containsExactly("cells are separated by tabs, as the header shows");
    }

    @Test
    void tabs_withOneWrongRowAmongQuotedCells_tellTheWrongRowOnly() throws IOException {
        assertThat(Entries.problems(file("excel.tsv", TAB_DELIMITED + "n4\t\"one, two\"\n")))
                .containsExactly(
                        "excel.tsv:6: has only 2 cells, the header 3; leave the cells of fields that are not set"
                                + " empty, and put a cell with line breaks in quotes");
    }

    @Test
    void quotesThatAreLetters_stayLetters() throws IOException {
        SpecificationFile file = file(
                "parti.tsv",
                "Prompt\tCategory\tNote\n\"hello\" written in chalk\tWorld\t\n\"a quote starts\tArts\tit's \"fine\"\n"
                        + "a 5\" nail\tArts\t\"x\" and \"y\"\n");

        assertThat(Entries.prompts(file))
                .containsExactly("\"hello\" written in chalk", "\"a quote starts", "a 5\" nail");
        assertThat(file.notices()).containsExactly("columns that became tags: Category, Note");
    }

    @Test
    void quotesOfBothKinds_areRefusedRowByRow() throws IOException {
        SpecificationFile file = file(
                "mixed.tsv",
                "id\tprompt\na\ta 5\" nail\nb\t\"one, \"\"two\"\"\"\nc\t\"R \\\"escapes\\\" so\"\nd\t\"left\nopen\"\n");

        assertThat(Entries.problems(file))
                .containsExactly(
                        "mixed.tsv:3: prompt: stands in quotes, and other cells of the file hold quotes as letters; save"
                                + " the file as CSV, or write JSONL",
                        "mixed.tsv:4: prompt: stands in quotes, and other cells of the file hold quotes as letters; save"
                                + " the file as CSV, or write JSONL",
                        "mixed.tsv:5: prompt: begins with a quote that is not closed in its line; save the file as CSV,"
                                + " or write JSONL",
                        "mixed.tsv:6: has only 1 cell, the header 2; leave the cells of fields that are not set empty,"
                                + " and put a cell with line breaks in quotes");
    }

    @Test
    void openQuotes_thatWouldSwallowWholeRows_areLetters() throws IOException {
        SpecificationFile file = file("open.tsv", "id\tprompt\tnote\na\t\"never closed\tx\nb\ta board of 5\"\ty\n");

        assertThat(Entries.prompts(file)).containsExactly("\"never closed", "a board of 5\"");
    }

    @Test
    void openQuote_overLinesOfOneColumn_isReadAsOneCell() throws IOException {
        assertThat(Entries.prompts(file("one.tsv", "prompt\n\"Line one\nline two\"\n")))
                .containsExactly("Line one\nline two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a.csv~`id;prompt;size\\nx;A cat, asleep;64x64\\n`~semicolons",
                "a.csv~`sep=;\\nid;prompt;size\\nx;A cat, asleep;64x64\\n`~semicolons",
                "a.csv~`\"sep=;\"\\r\\nid;prompt;size\\r\\nx;\"A cat, asleep\";64x64\\r\\n`~semicolons",
                "a.csv~`\uFEFF\"id\";\"prompt\";\"size\"\\n\"x\";\"A cat, asleep\";\"64x64\"\\n`~semicolons",
                "a.csv~`id\tprompt\tsize\\nx\tA cat, asleep\t64x64\\n`~tabs",
                "a.tsv~`id,prompt,size\\nx,\"A cat, asleep\",64x64\\n`~commas",
                "a.tsv~`sep=,\\nid,prompt,size\\nx,\"A cat, asleep\",64x64\\n`~commas",
                "a.tsv~`id;prompt;size\\nx;A cat, asleep;64x64\\n`~semicolons",
            })
    void separator_isToldByTheHeader(String name, String content, String separator) throws IOException {
        SpecificationFile file = file(name, content.replace("\\n", "\n").replace("\\r", "\r"));

        assertThat(Entries.problems(file)).isEmpty();
        assertThat(Entries.read(file))
                .extracting(Entries::described)
                .singleElement()
                .asString()
                .endsWith("{id=x, prompt=A cat, asleep, dimensions=64x64, n=1}");
        assertThat(file.notices()).containsExactly("cells are separated by " + separator + ", as the header shows");
    }

    @Test
    void separator_isToldByAColumnOfTheCaller() throws IOException {
        SpecificationFile file = file("a.csv", "Nr;Titel\n1;A cat\n").withColumn("prompt", "Titel");

        assertThat(Entries.prompts(file)).containsExactly("A cat");
    }

    @Test
    void separator_ofTheFormat_comesFirst() throws IOException {
        assertThat(Entries.prompts(file("a.csv", "prompt,\"a;prompt\"\nA cat; asleep,b\n")))
                .containsExactly("A cat; asleep");
        assertThat(Entries.prompts(
                        file("a.csv", "Title; subtitle\nA cat; asleep\n").withColumn("prompt", "Title; subtitle")))
                .containsExactly("A cat; asleep");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Titel;Bild~the columns are \"Titel\", \"Bild\"; name yours: --column prompt=HEADER",
                "| id | prompt |~cells between \"|\" are not read; save the table as CSV",
            })
    void header_withoutPrompt_namesTheColumnsThatWereMeant(String header, String advice) throws IOException {
        assertThat(Entries.problems(file("a.csv", header + "\na;b\n")))
                .singleElement()
                .asString()
                .startsWith("a.csv:1: no column is called \"prompt\"; ")
                .endsWith(advice);
    }

    @Test
    void separatorLine_ofAnUnknownSeparator_isRefused() throws IOException {
        assertThat(Entries.problems(file("a.csv", "sep=#\nid#prompt\nx#A cat\n")))
                .containsExactly("a.csv:1: names a separator that is not read: \"#\"; separate cells by commas,"
                        + " semicolons or tabs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alt Text",
                "alt_text",
                "ALT-TEXT",
                " alt text ",
                "Alt\u00A0Text",
                "altText",
                "alt__text",
                "\uFEFFaltText"
            })
    void header_inOtherSpelling_isTheField(String name) throws IOException {
        SpecificationFile file = file("a.csv", "Prompt,Negative_Prompt,aspect-ratio," + name + "\na,b,16:9,c\n");

        assertThat(Entries.read(file))
                .extracting(Entries::described)
                .containsExactly("a.csv:2 {id=line-2, prompt=a, negativePrompt=b, aspectRatio=16:9, n=1, altText=c}");
        assertThat(file.notices()).isEmpty();
    }

    @Test
    void header_withTwoSpellingsOfOneField_isRefused() throws IOException {
        assertThat(Entries.problems(file("a.csv", "prompt,alt text,altText\na,b,c\n")))
                .containsExactly("a.csv:1: columns 2 and 3 are the same: \"alt text\", \"altText\"");
    }

    @Test
    void row_thatDoesNotFitTheHeader_isAMistake() throws IOException {
        assertThat(Entries.problems(file("a.csv", "id,prompt,size\nx,A cat\ny,A cat, asleep,64x64\nA dog\n")))
                .containsExactly(
                        "a.csv:2: has only 2 cells, the header 3; leave the cells of fields that are not set empty, and"
                                + " put a cell with line breaks in quotes",
                        "a.csv:3: has 4 cells, the header only 3; put a cell that holds the separator in quotes",
                        "a.csv:4: has only 1 cell, the header 3; leave the cells of fields that are not set empty, and"
                                + " put a cell with line breaks in quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prompt,style,,\na,b,,\n",
                "prompt,style,,\na,b\n",
                "prompt,style\na,b,,,\n",
                "prompt,style,\na,b,,,\n"
            })
    void emptyColumnsAtTheEnd_doNotCount(String content) throws IOException {
        assertThat(Entries.read(file("a.csv", content)))
                .extracting(Entries::described)
                .containsExactly("a.csv:2 {id=line-2, prompt=a, style=b, n=1}");
    }

    @Test
    void header_thatComesAgain_isAMistake() throws IOException {
        assertThat(Entries.problems(file("a.csv", "id,prompt\nx,a\n\uFEFFid,Prompt\ny,b\n")))
                .containsExactly("a.csv:3: repeats the header; delete the line");
    }

    @Test
    void nulls_ofDatabaseDumps_areFieldsNotSet() throws IOException {
        for (String name : List.of("dump.tsv", "dump.csv")) {
            String content = "id\tprompt\tnegativePrompt\tstyle\nx\tA cat\t\\N\t\\N\ny\t\\N\t\\N\tphoto\n";
            SpecificationFile file = file(name, name.endsWith("csv") ? content.replace("\t", ",") : content);

            assertThat(Entries.problems(file))
                    .containsExactly(name + ":3: prompt: is missing; every specification needs one");
            assertThat(Entries.read(file).get(0).specification().map(ImageSpecification::style))
                    .contains(java.util.Optional.empty());
            assertThat(Entries.read(file).get(0).specification().map(ImageSpecification::negativePrompt))
                    .contains(java.util.Optional.empty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A cat\\nasleep", "A cat\\tasleep", "A cat\\r\\nasleep", "\\\\server and a cat\\n"})
    void escapes_ofDatabaseDumps_areRefused(String prompt) throws IOException {
        assertThat(Entries.problems(file("dump.tsv", "id\tprompt\nx\t" + prompt + "\n")))
                .singleElement()
                .asString()
                .matches("dump.tsv:2: prompt: holds a backslash escape \\(\\\\[ntr]\\) as databases and programs write"
                        + " them; export as CSV with real line breaks and tabs, or write JSONL");
        assertThat(Entries.problems(file("dump.csv", "id,altText,prompt\nx," + prompt + ",good\n")))
                .singleElement()
                .asString()
                .startsWith("dump.csv:2: altText: holds a backslash escape");
    }

    @Test
    void backslashes_thatAreNoEscapes_stay() throws IOException {
        assertThat(Entries.prompts(file("a.tsv", "prompt\nA \\o/ man\n"))).containsExactly("A \\o/ man");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NULL", "null", "NaN", "nan", "None", "undefined", "#N/A", "#NAME?", "#REF!", "#VALUE!", "<NA>"})
    void words_thatProgramsWriteForNothing_areRefused(String word) throws IOException {
        assertThat(Entries.problems(file("a.csv", "prompt,style\n" + word + ",\na," + word + "\n")))
                .containsExactly(
                        "a.csv:2: prompt: is what programs write for a missing or failed value: \"" + word
                                + "\"; leave the cell empty or mend it",
                        "a.csv:3: style: is what programs write for a missing or failed value: \"" + word
                                + "\"; leave the cell empty or mend it");
    }

    @Test
    void words_inTagsAndIds_stay() throws IOException {
        assertThat(Entries.specifications(file("a.csv", "id,prompt,tags.country\nNA,a,None\n"))
                        .map(ImageSpecification::tags))
                .containsExactly(Map.of("country", "None"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“A cat, asleep”",
                "„A cat, asleep“",
                "«A cat, asleep»",
                "‘A cat, asleep’",
                "'A cat, asleep'",
                "”A cat, asleep”"
            })
    void quotes_thatAreNone_areRefused(String cell) throws IOException {
        assertThat(Entries.problems(file("a.csv", "prompt,note\n" + cell + "\n")))
                .singleElement()
                .asString()
                .startsWith("a.csv:2: prompt: begins with ")
                .endsWith(", which does not quote a cell; write \" around the cell instead");
    }

    @Test
    void quotes_thatBelongToTheText_stayInsideRealQuotes() throws IOException {
        assertThat(Entries.prompts(
                        file("a.csv", "prompt,note\n\"“A cat”\",x\n'Tis the season,x\n“Hi” said the cat,x\n")))
                .containsExactly("“A cat”", "'Tis the season", "“Hi” said the cat");
    }

    @Test
    void quotes_roundAWholeCell_areRefusedIfTheyAreTypographic() throws IOException {
        assertThat(Entries.problems(file("a.csv", "prompt,note\n“A cat”,x\n"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a comment", "# a comment,,", "#comment"})
    void row_thatIsAComment_isAMistake(String line) throws IOException {
        assertThat(Entries.problems(file("a.csv", "prompt\na\n" + line + "\n")))
                .containsExactly(
                        "a.csv:3: begins with \"#\", as a comment does; delete the line, or put the cell in quotes");
        assertThat(Entries.prompts(file("b.csv", "prompt\n\"#1 dad\"\n"))).containsExactly("#1 dad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "\\.", "*", "=====", "\u0000x"})
    void prompt_withoutLettersOrDigits_isAMistake(String prompt) throws IOException {
        assertThat(Entries.problems(file("a.tsv", "prompt\na\n" + prompt + "\n")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.tsv", "a.txt"})
    void controlCharacters_areMistakes(String name) throws IOException {
        SpecificationFile file = file(name, (name.endsWith("txt") ? "" : "prompt\n") + "good\n\u001A\na\u000Bb\n");

        assertThat(Entries.prompts(file)).containsExactly("good");
        assertThat(Entries.problems(file))
                .hasSize(2)
                .allMatch(problem -> problem.matches(
                        ".*: contains a control character \\(U\\+00(1A|0B)\\); delete it and save the file again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.tsv", "a.txt"})
    void lineEnds_ofOldMacs_areRefused(String name) throws IOException {
        assertThat(Entries.problems(file(name, "prompt\rA cat\rA dog\r")))
                .singleElement()
                .asString()
                .startsWith(name + ":1: holds a carriage return")
                .endsWith("end lines with LF or CRLF");
    }

    @Test
    void windows1252_isRefusedByLine() throws IOException {
        byte[] bytes = "prompt;note\na;b\ncafé;x\n".getBytes(Charset.forName("windows-1252"));

        assertThat(Entries.problems(Entries.file(folder, "a.csv", bytes)))
                .containsExactly("a.csv:3: is not valid UTF-8; save the file as UTF-8");
    }

    @Test
    void unicodeText_ofExcel_isRefusedOnce() throws IOException {
        byte[] bytes = ("\uFEFF" + TAB_DELIMITED).getBytes(StandardCharsets.UTF_16LE);

        for (String name : List.of("a.tsv", "a.txt", "a.csv", "a.jsonl")) {
            assertThat(Entries.problems(Entries.file(folder, name, bytes)))
                    .containsExactly(name + ": is a text file in UTF-16; save it as UTF-8");
        }
    }

    private SpecificationFile file(String name, String content) throws IOException {
        return Entries.file(folder, name, content);
    }
}
