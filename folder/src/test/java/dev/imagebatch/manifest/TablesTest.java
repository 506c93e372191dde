package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

    @TempDir
    Path folder;

    @Test
    void rows_withMistakes_tellLineAndField() throws IOException {
        SpecificationFile file = csv("""
                prompt,n,size,seed,references
                SECRET,many,,,
                SECRET,,1024,1.0,
                SECRET,,,,,extra
                ,2,,,
                SECRET,,,,nowhere.png | .
                "SECRET" tail,1,,,
                good,1,,,
                """);

        assertThat(Entries.problems(file))
                .containsExactly(
                        "specs.csv:2: n: must be a whole number, is \"many\"",
                        "specs.csv:3: seed: must be a whole number, is \"1.0\"",
                        "specs.csv:3: size: must be WIDTHxHEIGHT in pixels, such as 1024x768, is \"1024\"",
                        "specs.csv:4: has 6 cells, the header only 5; put a cell that holds the separator in quotes",
                        "specs.csv:5: prompt: is missing; every specification needs one",
                        "specs.csv:6: references: the file does not exist: \"nowhere.png\"",
                        "specs.csv:6: references: is a folder, not a file: \".\"",
                        "specs.csv:7: is not valid CSV: a comma or the end of the line must follow a closing quote, and"
                                + " a quote within a quoted cell is written twice");
        assertThat(Entries.prompts(file)).containsExactly("good");
    }

    @Test
    void header_withoutPrompt_listsItsColumnsAndNothingElse() throws IOException {
        SpecificationFile file = csv("Title,Category\na,b\nc,d\n");

        assertThat(Entries.problems(file))
                .containsExactly("specs.csv:1: no column is called \"prompt\"; the columns are \"Title\", \"Category\";"
                        + " name yours: --column prompt=HEADER");
    }

    @ParameterizedTest
    @CsvSource({
        "promt, prompt",
        "sise, size",
        "Negative_Promt, negativePrompt",
        "aspcetRtaio, aspectRatio",
        "alt_tex, altText"
    })
    void header_oneSlipAway_isRefusedWithSuggestion(String name, String meant) throws IOException {
        assertThat(Entries.problems(csv("prompt," + name + "\na,b\n")))
                .containsExactly("specs.csv:1: unknown column \"" + name + "\"; did you mean \"" + meant
                        + "\"? (to keep it as a tag: --column \"tags." + name + "=" + name + "\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "no", "it", "Category", "Note", "price", "description"})
    void header_farFromAnyField_isATag(String name) throws IOException {
        SpecificationFile file = csv("prompt," + name + "\na,b\n");

        assertThat(Entries.specifications(file).map(ImageSpecification::tags)).containsExactly(Map.of(name, "b"));
        assertThat(file.notices()).containsExactly("columns that became tags: " + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "prompt,Prompt/columns 1 and 2 are the same: \"prompt\", \"Prompt\"",
                "prompt,a,tags.a/columns 2 and 3 are the same: \"a\", \"tags.a\"",
                "prompt,tags/the column \"tags\" cannot hold all tags; call it tags.NAME",
                "prompt,options.openai/the column \"options.openai\" cannot hold all options;"
                        + " call it options.PROVIDER.KEY",
            })
    void header_withMistake_isRefused(String header, String problem) throws IOException {
        assertThat(Entries.problems(csv(header + "\na,b,c\n"))).containsExactly("specs.csv:1: " + problem);
    }

    @Test
    void column_namedByTheCaller_isReadAsTheField() throws IOException {
        SpecificationFile file = csv("prompt,Title,sise\nold,new,L\n")
                .withColumn("prompt", "title")
                .withColumn("tags.size", "sise");

        assertThat(Entries.prompts(file)).containsExactly("new");
        assertThat(Entries.specifications(file).map(ImageSpecification::tags))
                .containsExactly(Map.of("prompt", "old", "size", "L"));
        assertThat(file.notices()).containsExactly("columns that became tags: prompt");
    }

    @Test
    void column_thatTheHeaderLacks_isRefused() throws IOException {
        assertThat(Entries.problems(csv("a,b\nc,d\n").withColumn("prompt", "Title")))
                .containsExactly("specs.csv:1: no column is called \"title\"; the columns are \"a\", \"b\"");
    }

    @Test
    void column_ofAFileWithoutColumns_isRefused() throws IOException {
        SpecificationFile file = Entries.file(folder, "specs.txt", "a\n").withColumn("prompt", "Title");

        assertThat(Entries.problems(file)).containsExactly("specs.txt: has no columns; only .csv and .tsv files have");
    }

    @Test
    void column_forAnUnknownField_isRefusedAtOnce() throws IOException {
        SpecificationFile file = csv("prompt\na\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.withColumn("promt", "Title"))
                .withMessage("unknown field \"promt\"; did you mean \"prompt\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.withColumn("tags", "Title"))
                .withMessage("write tags.NAME for a tag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.withColumn("prompt", "A").withColumn("Prompt", "B"))
                .withMessage("a column is named twice: Prompt=B");
    }

    @Test
    void column_withoutName_mayOnlyBeEmpty() throws IOException {
        assertThat(Entries.problems(csv("prompt,,\na,,\nb,,x\n")))
                .containsExactly("specs.csv:3: has a cell in column 3, which has no name in the header");
    }

    @Test
    void quote_thatIsNeverClosed_isToldWhereItOpens() throws IOException {
        SpecificationFile file = csv("prompt,n\nfirst,1\n\"SECRET,2\nthird,3\n");

        assertThat(Entries.problems(file))
                .containsExactly("specs.csv:3: a quoted cell is never closed; the rest of the file was not read");
        assertThat(Entries.prompts(file)).containsExactly("first");
    }

    @Test
    void quotedCell_overManyLines_keepsLineNumbersRight() throws IOException {
        SpecificationFile file = csv("prompt,n\r\n\"a\r\n\r\n\"\"b\"\"\r\n\",1\r\nlast,x\r\n");

        assertThat(Entries.prompts(file)).containsExactly("a\n\n\"b\"\n");
        assertThat(Entries.problems(file)).containsExactly("specs.csv:6: n: must be a whole number, is \"x\"");
    }

    @Test
    void quotedCell_withBytesThatAreNoText_spoilsItsRowOnly() throws IOException {
        byte[] content = "prompt\n\"a\nb\nc\"\nnext\n".getBytes(StandardCharsets.UTF_8);
        content[10] = (byte) 0xFF;
        SpecificationFile file = Entries.file(folder, "specs.csv", content);

        assertThat(Entries.problems(file)).containsExactly("specs.csv:2: is not valid UTF-8; save the file as UTF-8");
        assertThat(Entries.prompts(file)).containsExactly("next");
    }

    @Test
    void carriageReturn_alone_isRefusedInCsv() throws IOException {
        assertThat(Entries.problems(csv("prompt\na\rb\n")))
                .containsExactly("specs.csv:2: holds a carriage return outside quotes; end lines with LF or CRLF");
    }

    @Test
    void cells_thatAreBlank_areNotSet() throws IOException {
        SpecificationFile file = csv("prompt,style,n,usedBy,Category\na, ,\t,||,\n");

        assertThat(Entries.read(file))
                .extracting(Entries::described)
                .isEqualTo(List.of("specs.csv:2 {id=line-2, prompt=a, n=1}"));
    }

    private SpecificationFile csv(String content) throws IOException {
        return Entries.file(folder, "specs.csv", content);
    }
}
