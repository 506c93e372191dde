package dev.imagebatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretRedactorTest {

    private final SecretRedactor redactor =
            SecretRedactor.ofKeys(List.of("canary-key", "")).hiding("a canary\nprompt", "[prompt]");

    @Test
    void line_quotingSecrets_hidesThem() {
        assertThat(redactor.line("key canary-key or sk-proj-abcd1234 for a canary\nprompt: no"))
                .isEqualTo("key [key] or [key] for [prompt]: no");
    }

    @Test
    void line_ofManyLinesAndControls_isOneShortLine() {
        String line = redactor.line("one\n\u001b[31mtwo\0 " + "ab ".repeat(1000));

        assertThat(line).startsWith("one [31mtwo ab").endsWith("...").hasSize(303);
    }

    @Test
    void firstLine_cutsAfterHiding() {
        assertThat(redactor.firstLine("bad text: a canary\nprompt!\nsecond line"))
                .isEqualTo("bad text: [prompt]!");
    }

    @Test
    void id_isKeptWholeWithoutKeys() {
        String id = "req_0123456789abcdef0123456789abcdef0123456789";

        assertThat(redactor.shorteningQuotes().id(id)).isEqualTo(id);
        assertThat(redactor.id("canary-key")).isEqualTo("[key]");
        assertThat(redactor.id(null)).isNull();
    }

    @Test
    void shorteningQuotes_hidesLongQuotesAndWords() {
        assertThat(redactor.shorteningQuotes()
                        .line("Invalid \"a red fox in the snow and more of it\" or " + "x".repeat(40)))
                .isEqualTo("Invalid \"...\" or ...");
    }

    @Test
    void toString_showsNoSecret() {
        assertThat(redactor).hasToString("SecretRedactor[2 secrets]");
    }
}
