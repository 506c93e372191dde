package dev.imagebatch.examples.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CmsClientTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"http://council.example", "ftp://council.example", "council.example", "http://127.0.0.1.example"
            })
    void client_ofASiteThatReadsThePasswordInTheClear_isRefused(String site) {
        assertThatThrownBy(() -> new CmsClient(URI.create(site), "editor", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\": \"Not for you.\"} | the site answered 403: Not for you.",
                "{\"errors\": [{\"title\": \"Forbidden\", \"detail\": \"No.\"}]} | the site answered 403: Forbidden, No.",
                "<html>a page</html> | the site answered 403",
                "[] | the site answered 403"
            })
    void exception_ofAnAnswer_saysWhatTheSiteSays(String body, String message) {
        assertThat(CmsException.of(403, body.getBytes(StandardCharsets.UTF_8))).hasMessage(message);
    }

    @Test
    void exception_ofALongAnswer_isCut() {
        String body = "{\"message\": \"" + "ha".repeat(10_000) + "\"}";

        assertThat(CmsException.of(500, body.getBytes(StandardCharsets.UTF_8)).getMessage())
                .hasSizeLessThan(300);
    }

    @ParameterizedTest
    @CsvSource({
        "home/Hero 1.png, home-hero-1",
        "../../etc/passwd.png, etc-passwd",
        "画像.png, image",
        "-.png, image",
        "a.b.png, a-b"
    })
    void name_ofAKey_canBeReadAndIsItsAlone(String key, String read) {
        assertThat(CmsName.of(key)).matches(read + "-[0-9a-f]{12}").isNotEqualTo(CmsName.of(key + ".png"));
    }

    @Test
    void name_ofALongKey_fitsIntoASlug() {
        assertThat(CmsName.of("a".repeat(400))).hasSizeLessThan(100);
    }
}
