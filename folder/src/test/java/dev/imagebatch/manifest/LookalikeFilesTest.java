package dev.imagebatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of another format than their names say, and lines that are not prompts. */
class LookalikeFilesTest {

    private static final String IN_JSONL = ", or write the prompt in JSONL";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "PK\u0003\u0004\u0014\u0000x~is a ZIP archive, such as an Excel workbook; save the sheet as CSV in UTF-8",
                "PK\u0003\u0004no zeros~is a ZIP archive, such as an Excel workbook; save the sheet as CSV in UTF-8",
                "%PDF-1.7~is a PDF document; save its text as UTF-8",
                "{\\rtf1\\ansi A cat}~is an RTF document; save it as plain text in UTF-8",
                "<!DOCTYPE html>~is an HTML or XML document; export the specifications as JSONL or CSV",
                "  <html><body>~is an HTML or XML document; export the specifications as JSONL or CSV",
                "<?xml version=\"1.0\"?>~is an HTML or XML document; export the specifications as JSONL or CSV",
                "<TABLE border=1>~is an HTML or XML document; export the specifications as JSONL or CSV",
            })
    void file_ofAnotherFormat_isRefusedOnce(String first, String reason) throws IOException {
        for (String name : new String[] {"a.csv", "a.tsv", "a.txt", "a.jsonl"}) {
            SpecificationFile file = Entries.file(folder, name, first + "\nA cat\nA dog\n");

            assertThat(Entries.problems(file)).containsExactly(name + ": " + reason);
            assertThat(file.notices()).isEmpty();
        }
    }

    @Test
    void workbook_ofOldExcel_isRefusedOnce() throws IOException {
        byte[] bytes = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 'x', '\n', 'y', '\n'};

        assertThat(Entries.problems(Entries.file(folder, "a.csv", bytes)))
                .containsExactly("a.csv: is an Excel workbook; save the sheet as CSV in UTF-8");
    }

    @Test
    void compressedFile_isRefusedOnce() throws IOException {
        byte[] bytes = {0x1F, (byte) 0x8B, 8, 'x', '\n', 'y', '\n'};

        assertThat(Entries.problems(Entries.file(folder, "a.jsonl", bytes)))
                .containsExactly("a.jsonl: is compressed with gzip; unpack it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"prompt\": \"a\"}]",
                "[\n  {\n    \"prompt\": \"a\"\n  }\n]\n",
                "{\"prompt\": \"a\"}\n{\"prompt\": \"b\"}\n",
                "{\n\"prompt\": \"a\"\n}\n",
                "[\"a\", \"b\"]",
            })
    void json_inAFileOfAnotherName_isRefusedOnce(String content) throws IOException {
        for (String name : new String[] {"a.csv", "a.tsv", "a.txt"}) {
            assertThat(Entries.problems(Entries.file(folder, name, content)))
                    .containsExactly(name + ": is JSON; write each specification as one object on a line of its own"
                            + " (jq -c '.[]' does that to an array), and name the file .jsonl");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,prompt\nx,A cat\n",
                "id;prompt;size\nx;A cat;64x64\n",
                "Prompt\tCategory\na\tb\n",
                "prompt\nA cat\n",
                "sep=;\nprompt;size\n"
            })
    void table_namedJsonl_isRefusedOnce(String content) throws IOException {
        assertThat(Entries.problems(Entries.file(folder, "a.jsonl", content)))
                .containsExactly("a.jsonl: begins with the header of a table; name the file .csv, or .tsv if tabs"
                        + " separate its cells");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,prompt\nx,A cat\n",
                "ID\tPrompt\tSize\nx\tA cat\t64x64\n",
                "id;prompt;size\nx;A cat;64x64\n",
                "| id | prompt |\n|---|---|\n| x | A cat |\n",
                "prompt\nA cat\n",
                "\"Prompt\"\nA cat\n",
                "sep=;\nid;text\n"
            })
    void table_namedTxt_isRefusedOnce(String content) throws IOException {
        assertThat(Entries.problems(Entries.file(folder, "a.txt", content)))
                .containsExactly("a.txt: begins with the header of a table; name the file .csv, or .tsv if tabs"
                        + " separate its cells");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "# a comment~begins with \"#\", as a comment does; delete the line",
                "#comment~begins with \"#\", as a comment does; delete the line",
                "// a comment~begins with \"//\", as a comment does; delete the line",
                "<!-- a comment -->~begins with \"<!--\", as a comment does; delete the line",
                "/* a comment */~begins with \"/*\", as a comment does; delete the line",
                "-- a comment~begins with \"--\", as a comment does; delete the line",
                "---~has neither letters nor digits; delete the line",
                "```~has neither letters nor digits; delete the line",
                "```text~begins with \"```\", as a comment does; delete the line",
                "+-----+~has neither letters nor digits; delete the line",
                "A cat\tasleep\t1024x1024~holds tabs, as a table does; write the prompt without them",
                "\"A cat, asleep on a 6\"\" pipe\"~stands in quotes, as a cell or a string does; delete the quotes",
                "\"A cat\",~stands in quotes, as a cell or a string does; delete the quotes",
                "\"A cat, first line~begins with a quote that is not closed in its line; write the prompt on one line",
                "{\"prompt\": \"A cat\"}~looks like JSON; name the file .jsonl",
                "Negative prompt: fog~looks like a field, not a prompt: \"Negative prompt:\"; delete the name, or the line",
                "- prompt: A cat~looks like a field, not a prompt: \"- prompt:\"; delete the name, or the line",
                "Steps: 20, Sampler: Euler~looks like a field, not a prompt: \"Steps:\"; delete the name, or the line",
                "A cat\\nasleep~holds a backslash escape (\\n) as databases and programs write them; write the prompt on one line",
                "NULL~is what programs write for a missing or failed value: \"NULL\"; delete the line",
                "\\N~is what programs write for a missing or failed value: \"\\N\"; delete the line",
            })
    void line_thatIsNoPrompt_isAMistake(String line, String reason) throws IOException {
        SpecificationFile file = Entries.file(folder, "a.txt", "A dog\n\n" + line + "\nA fox\n");

        assertThat(Entries.problems(file)).containsExactly("a.txt:3: prompt: " + reason + IN_JSONL);
        assertThat(Entries.prompts(file)).containsExactly("A dog", "A fox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "\"hello\" written in chalk",
                "\"Hello\" said the \"fox\"",
                "a board of 5\"",
                "emoji 😀",
                "😀",
                "猫",
                "a cat, asleep; a dog",
                "[cat:dog:0.5] in a garden",
                "<lora:ink:0.8> a cat",
                "{red|blue} car",
                "- a cat in a list",
                "a poster: prompt, set, go",
                "\\o/ a happy man",
                "  spaces stay  ",
                "“Hello” in neon",
                "None of the above, in neon",
                "PKs on a wall",
            })
    void line_thatIsAPrompt_isTakenAsItIs(String line) throws IOException {
        assertThat(Entries.prompts(Entries.file(folder, "a.txt", line + "\n"))).containsExactly(line);
        assertThat(Entries.prompts(Entries.file(folder, "b.txt", "a\r\n" + line + "\r\n")))
                .containsExactly("a", line);
    }

    @Test
    void jsonl_withACommaAfterEachObject_isToldSo() throws IOException {
        assertThat(Entries.problems(Entries.file(folder, "a.jsonl", "{\"prompt\": \"a\"},\n{\"prompt\": \"b\"}\n")))
                .containsExactly("a.jsonl:1: is not valid JSON at column 16: a comma follows the object; delete it");
    }

    @Test
    void jsonl_inUtf8WithTwoByteOrderMarks_isRead() throws IOException {
        byte[] bytes = "\uFEFF\uFEFF{\"prompt\": \"a\"}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Entries.prompts(Entries.file(folder, "a.jsonl", bytes))).containsExactly("a");
    }
}
