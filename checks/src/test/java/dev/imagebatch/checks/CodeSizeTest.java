package dev.imagebatch.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Core stays small: what does not have to be in it stands on top of it, or below. */
class CodeSizeTest {

    /** Raised only by a decision in docs/decisions. */
    private static final long MOST_LINES_OF_CORE = 14_000;

    @Test
    void core_isNotLargerThanAgreed() throws Exception {
        long lines = SourceFile.below(Path.of("..")).stream()
                .filter(file -> file.module().equals("core"))
                .mapToLong(SourceFile::codeLines)
                .sum();
        assertThat(lines).isBetween(5_000L, MOST_LINES_OF_CORE);
    }

    @Test
    void codeLines_leaveOutCommentsAndBlanks() {
        String text = """
                /** A type. */
                class Some {

                    // A comment.
                    String slashes = "// not a comment"; // a comment
                    char quote = '"'; /* a comment
                      of two lines */ int one;
                    String block = \"""
                            /* two
                            lines */
                            \""";
                }
                """;
        assertThat(new SourceFile("core", Path.of("Some.java"), text).codeLines())
                .isEqualTo(9);
    }
}
