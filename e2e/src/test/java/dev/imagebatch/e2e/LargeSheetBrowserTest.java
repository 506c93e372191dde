package dev.imagebatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.report.ContactSheet;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

class LargeSheetBrowserTest {

    private static final int COUNT = 12_000;

    @TempDir
    private Path folder;

    private ImageInfo info;

    @Test
    void page_of5000Cards_loadsFiltersAndSearches() throws IOException {
        info = Scenes.landscape(folder.resolve("one.png"), 900, 600, 3);
        for (int i = 0; i < 50; i++) {
            Files.copy(folder.resolve("one.png"), folder.resolve("image-" + i + ".png"));
        }
        Path sheet = ContactSheet.in(folder)
                .title("large")
                .write(IntStream.range(0, COUNT).mapToObj(this::result).iterator());

        try (Browser browser = new Browser()) {
            browser.open(sheet);

            assertThat(browser.run("return document.querySelectorAll('.card').length"))
                    .isEqualTo(5_000L);
            measure(browser, "load", "performance.getEntriesByType('navigation')[0].loadEventEnd", 10_000);
            measure(browser, "first search", search("needle 4321"), 2_000);
            assertThat(shown(browser)).isEqualTo("Showing 1 of 5,000 on this page");
            measure(browser, "next search", search("valley"), 1_000);
            assertThat(shown(browser)).isEqualTo("Showing 5,000 of 5,000 on this page");
            measure(browser, "filter", click("[data-filter=failed]"), 1_000);
            assertThat(shown(browser)).isEqualTo("Showing 500 of 5,000 on this page");
            measure(browser, "back", click("[data-filter=all]"), 1_000);
            browser.run("scrollTo(0, document.body.scrollHeight)");
            browser.screenshot("large-end");
            browser.driver()
                    .findElement(By.cssSelector(".grid ~ .pager [rel=next]"))
                    .click();

            assertThat(browser.driver().getCurrentUrl()).endsWith("/index-2.html");
            assertThat(browser.driver().findElement(By.cssSelector(".card h3")).getText())
                    .isEqualTo("needle-5000");
            browser.screenshot("large-page-2");
            browser.driver().findElement(By.cssSelector(".ids a")).click();
            assertThat(browser.driver().getCurrentUrl()).endsWith("/index.html#item-needle-0");
        }
    }

    private ImageGenerationResult result(int i) {
        ImageSpecification specification = ImageSpecification.builder(
                        "needle-" + i,
                        "A northern English mill town in a green river valley, view " + i + ". ".repeat(60))
                .altText("The town of number " + i)
                .usedBy("page/" + i)
                .tag("section", "home")
                .build();
        return i % 10 == 0
                ? ImageGenerationResult.failure(
                                specification, 0, Failure.of(FailureKind.TRANSIENT, FailureStage.GENERATING, "503"))
                        .build()
                : ImageGenerationResult.success(
                                specification,
                                0,
                                Outcome.GENERATED,
                                new StoredImage("image-" + i % 50 + ".png", null, info))
                        .askedOf("bedrock", "titan")
                        .build();
    }

    private static String shown(Browser browser) {
        return browser.driver().findElement(By.id("shown")).getText();
    }

    private static String search(String text) {
        return timed("const field = document.getElementById('search'); field.value = '" + text
                + "'; field.dispatchEvent(new Event('input'));");
    }

    private static String click(String selector) {
        return timed("document.querySelector('" + selector + "').click();");
    }

    /** Returns an expression that runs an action with layout and returns the milliseconds. */
    private static String timed(String statements) {
        return "(() => { const start = performance.now(); " + statements
                + " document.body.offsetHeight; return performance.now() - start; })()";
    }

    private static void measure(Browser browser, String what, String expression, double most) {
        double millis = ((Number) browser.run("return " + expression)).doubleValue();
        System.out.printf("5,000 cards, %s: %.0f ms%n", what, millis);
        assertThat(millis).as(what).isLessThan(most);
    }
}
