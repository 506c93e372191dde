package dev.imagebatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.report.ContactSheet;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

class HostileSheetBrowserTest {

    private static final List<String> PAYLOADS = List.of(
            "<script>window.__pwned=1</script>",
            "</script><script>window.__pwned=1</script>",
            "</style><script>window.__pwned=1</script>",
            "</title><script>window.__pwned=1</script>",
            "--><script>window.__pwned=1</script>",
            "\"><img src=x onerror=window.__pwned=1>",
            "'><svg onload=window.__pwned=1>",
            "\" onmouseover=\"window.__pwned=1\" autofocus onfocus=\"window.__pwned=1",
            "<iframe srcdoc='<script>parent.__pwned=1</script>'></iframe>",
            "<details open ontoggle=window.__pwned=1>",
            "<meta http-equiv=refresh content='0;url=javascript:window.__pwned=1'>",
            "<base href=https://evil.example/>",
            "javascript:window.__pwned=1",
            "</article></main></body></html><script>alert(1)</script>",
            "<!--<script>",
            "<plaintext>",
            "a\0<\0script>window.__pwned=1</script>",
            "\u202e<script>window.__pwned=1</script>\u202c",
            "&lt;script&gt;window.__pwned=1&lt;/script&gt;",
            "]]><script>window.__pwned=1</script>",
            "\"><script>window.__pwned=1</script>",
            "'><script>window.__pwned=1</script>",
            "<img src=x onerror=window.__pwned=1>",
            "<svg onload=window.__pwned=1>",
            "<svg><script>window.__pwned=1</script></svg>",
            "<body onload=window.__pwned=1>",
            "<iframe src=javascript:window.__pwned=1>",
            "<iframe srcdoc='<script>parent.__pwned=1</script>'>",
            "<object data=javascript:window.__pwned=1>",
            "<embed src=javascript:window.__pwned=1>",
            "<a href=javascript:window.__pwned=1>x</a>",
            "JaVaScRiPt:window.__pwned=1",
            "java\tscript:window.__pwned=1",
            " javascript:window.__pwned=1",
            "data:text/html,<script>parent.__pwned=1</script>",
            "vbscript:msgbox(1)",
            "\" onmouseover=\"window.__pwned=1",
            "' onfocus='window.__pwned=1' autofocus='",
            "x onerror=window.__pwned=1",
            "`onload=window.__pwned=1`",
            "\" autofocus onfocus=window.__pwned=1 x=\"",
            "\" style=\"background:url(https://evil.example)\"",
            "<style>@import 'https://evil.example'</style>",
            "<link rel=stylesheet href=//evil.example>",
            "<base href=//evil.example/>",
            "<form action=//evil.example><input name=q>",
            "<math><mtext></p><script>window.__pwned=1</script>",
            "<noscript><p title=\"</noscript><img src=x onerror=window.__pwned=1>\">",
            "<!--><img src=x onerror=window.__pwned=1>",
            "<![CDATA[<script>window.__pwned=1</script>]]>",
            "<?xml-stylesheet href='x'?>",
            "&#60;script&#62;");

    @TempDir
    private Path folder;

    @Test
    void payloads_inEveryField_areOnlyText() throws IOException {
        assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
        List<ImageGenerationResult> results = new ArrayList<>();
        for (String payload : PAYLOADS) {
            results.add(stored(payload));
            results.add(failed(payload));
        }
        Path sheet = ContactSheet.in(folder).title(PAYLOADS.get(3)).write(results.iterator());

        try (Browser browser = new Browser()) {
            browser.open(sheet);
            browser.driver().findElement(By.id("details")).click();
            browser.driver().findElement(By.cssSelector("[data-filter=failed]")).click();
            browser.driver().findElement(By.id("search")).sendKeys("<script>");
            browser.run("document.querySelectorAll('body *').forEach(element => {"
                    + "element.focus?.(); element.dispatchEvent(new Event('mouseover')); });");

            assertThat(browser.run("return window.__pwned === undefined")).isEqualTo(true);
            assertThat(
                            browser.run(
                                    "return document.scripts.length + document.querySelectorAll('iframe, base, plaintext').length"))
                    .isEqualTo(1L);
            assertThat(browser.run("return document.querySelectorAll('.card').length"))
                    .isEqualTo((long) results.size());
            assertThat(browser.run("return document.title")).isEqualTo(PAYLOADS.get(3) + " \u2013 contact sheet");
            assertThat(browser.run("return document.querySelector('.prompt').textContent"))
                    .isEqualTo(PAYLOADS.get(0));
            assertThat(browser.run("return [...document.links].filter(link => link.protocol !== 'file:').length"))
                    .isEqualTo(0L);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void policy_ofAPage_stopsWhatIsInjectedLater() throws IOException {
        Path sheet = ContactSheet.in(folder).write(List.of(stored("harmless")).iterator());
        String html = Files.readString(sheet);
        Files.writeString(
                sheet,
                html.replace(
                        "</main>",
                        "<script>window.__pwned=1</script>"
                                + "<img src=x onerror=window.__pwned=1><img src=https://evil.example/x.png></main>"));

        try (Browser browser = new Browser()) {
            browser.open(sheet);

            assertThat(browser.run("return window.__pwned === undefined")).isEqualTo(true);
            assertThat(browser.complaints())
                    .filteredOn(line -> line.contains("Content Security Policy"))
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    private static ImageGenerationResult stored(String text) {
        ImageInfo info = new ImageInfo(ImageFormat.PNG, new Dimensions(9, 9), 9, text);
        return ImageGenerationResult.success(
                        specification(text),
                        0,
                        Outcome.DUPLICATE,
                        StoredImage.at(text, URI.create("javascript:window.__pwned=1"), info))
                .askedOf(text, text)
                .warnings(List.of(text))
                .duplicateOf(text)
                .build();
    }

    private static ImageGenerationResult failed(String text) {
        return ImageGenerationResult.failure(
                        specification(text), 0, Failure.of(FailureKind.INVALID_REQUEST, FailureStage.GENERATING, text))
                .askedOf(text, text)
                .build();
    }

    private static ImageSpecification specification(String text) {
        // Labels take no control characters, and are not empty.
        String label = "x" + text.replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", "");
        return ImageSpecification.builder(text, text)
                .altText(text)
                .negativePrompt(text)
                .type(label)
                .style(label)
                .quality(label)
                .subject(label)
                .owner(label)
                .usedBy(label)
                .tag(label, text)
                .build();
    }
}
