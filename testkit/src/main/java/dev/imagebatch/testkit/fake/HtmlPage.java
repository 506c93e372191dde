package dev.imagebatch.testkit.fake;

import java.nio.charset.StandardCharsets;

/** The HTML page of a proxy. */
final class HtmlPage {

    private HtmlPage() {}

    static FakeAnswer badGateway() {
        String page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
        return FakeAnswer.of(502, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }
}
