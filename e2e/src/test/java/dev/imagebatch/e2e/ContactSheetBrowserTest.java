package dev.imagebatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.report.ContactSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

class ContactSheetBrowserTest {

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path sheet;
    private static SampleBatch batch;

    @BeforeAll
    static void writeAndStart() throws IOException {
        batch = new SampleBatch(folder);
        sheet = ContactSheet.in(folder)
                .title("council-site")
                .write(batch.results().iterator(), batch.summary());
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void open() {
        browser.complaints();
        browser.prefer("light");
        browser.size(1440, 1000);
        browser.open(sheet);
    }

    @Test
    void filter_clicked_showsItsCardsOnly() {
        browser.driver().findElement(By.cssSelector("[data-filter=failed]")).click();

        assertThat(visibleIds()).containsExactly("poster-1", "poster-2", "map-9", "notice", "town-hall");
        assertThat(text("#shown")).isEqualTo("Showing 5 of 39");

        browser.driver()
                .findElement(By.cssSelector("[data-filter=placeholder]"))
                .click();

        assertThat(visibleIds()).containsExactly("notice");
    }

    @Test
    void filters_counts_areWhatTheyShow() {
        for (WebElement filter : browser.driver().findElements(By.cssSelector("[data-filter]"))) {
            filter.click();

            assertThat(filter.findElement(By.className("n")).getText())
                    .isEqualTo(Integer.toString(visibleIds().size()));
            assertThat(filter.getDomAttribute("aria-pressed")).isEqualTo("true");
        }
    }

    @Test
    void search_afterSlash_findsWithoutCaseOrAccents() {
        browser.driver().findElement(By.tagName("body")).sendKeys("/");
        WebElement search = browser.driver().switchTo().activeElement();
        assertThat(search.getDomAttribute("id")).isEqualTo("search");

        search.sendKeys("CAFE poster");
        assertThat(visibleIds()).containsExactly("poster-1", "poster-2");

        search.sendKeys(Keys.ESCAPE);
        assertThat(visibleIds()).hasSize(39);
    }

    @Test
    void search_withoutMatch_offersTheWayBack() {
        browser.driver().findElement(By.id("search")).sendKeys("zzz");
        assertThat(visibleIds()).isEmpty();

        browser.driver().findElement(By.id("clear")).click();
        assertThat(visibleIds()).hasSize(39);
    }

    @Test
    void failureKind_shown_isTheOnlyOneLeft() {
        browser.driver()
                .findElement(By.cssSelector("[data-show-kind=CONTENT_REJECTED]"))
                .click();
        assertThat(visibleIds()).containsExactly("poster-1", "poster-2");

        browser.driver().findElement(By.id("kind")).click();
        assertThat(visibleIds()).hasSize(39);
    }

    @Test
    void order_byIdTimeAndBack_movesTheCards() {
        List<String> given = visibleIds();
        choose("id");
        assertThat(visibleIds().get(0)).startsWith("allotments-hero");
        choose("ms");
        assertThat(visibleIds().get(0)).isEqualTo("planning-hero-30");
        choose("");
        assertThat(visibleIds()).isEqualTo(given);
    }

    @Test
    void details_allPressed_openEverywhere() {
        browser.driver().findElement(By.id("details")).click();

        assertThat(count("details[open]")).isEqualTo(39);
    }

    @Test
    void duplicate_linkToHiddenFirst_showsIt() {
        browser.driver().findElement(By.cssSelector("[data-filter=duplicate]")).click();
        browser.driver().findElement(By.cssSelector(".same a")).click();

        browser.waitUntil("document.querySelector(':target')?.checkVisibility() === true");
        assertThat(browser.run("return document.querySelector(':target h3').textContent"))
                .isEqualTo("odd-file-name");
    }

    @Test
    void images_all_load() {
        browser.run("document.querySelectorAll('img').forEach(image => image.loading = 'eager')");
        browser.waitUntil("[...document.images].every(image => image.complete && image.naturalWidth > 0)");

        assertThat(count("img")).isEqualTo(33);
        assertThat(text("#item-broken-file .pic")).isEqualTo("Image cannot be shown");
    }

    @Test
    void links_allFullImages_open() {
        List<String> targets = browser.driver().findElements(By.cssSelector("a.pic")).stream()
                .map(link -> link.getDomProperty("href"))
                .distinct()
                .filter(link -> !link.endsWith("broken.png"))
                .toList();
        assertThat(targets).hasSize(32);
        for (String target : targets) {
            browser.driver().get(target);
            assertThat(browser.run("return document.images.length === 1 && document.images[0].naturalWidth > 0"))
                    .as(target)
                    .isEqualTo(true);
        }
    }

    @Test
    void keyboard_tabs_reachSkipLinkSearchFiltersAndCards() {
        List<String> order = new java.util.ArrayList<>();
        for (int i = 0; i < 40; i++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            order.add(String.valueOf(browser.run(
                    "const a = document.activeElement;" + "return a.className.split(' ')[0] || a.id || a.tagName")));
        }

        assertThat(order)
                .startsWith("skip")
                .containsSubsequence("search", "filter", "order", "button", "pic", "SUMMARY");
    }

    @Test
    void focus_onAnyControl_isVisible() {
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB, Keys.TAB);

        assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void contrast_ofAllText_isAtLeastAa(String scheme) throws IOException {
        browser.prefer(scheme);
        browser.driver().findElement(By.id("details")).click();
        settle();

        assertThat((List<?>) browser.run(Contrast.SCRIPT)).isEmpty();
    }

    @Test
    void colours_inDarkMode_areDark() {
        browser.prefer("dark");

        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(18, 19, 21)");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1024, 1920})
    void width_any_needsNoSidewaysScrolling(int width) {
        browser.size(width, 900);

        assertThat(browser.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    @Test
    void console_afterUse_isSilent() {
        browser.driver().findElement(By.cssSelector("[data-filter=failed]")).click();

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.run("return performance.getEntriesByType('resource')"
                        + ".map(r => r.name).filter(n => !n.startsWith('file:') && !n.startsWith('data:'))"))
                .isEqualTo(List.of());
    }

    @Test
    void screenshots_ofEverything_areTaken() throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            browser.size(1440, 1000);
            shot("top-" + scheme, "0");
            shot("cards-" + scheme, "document.querySelector('#grid').offsetTop + 900");
            shot("end-" + scheme, "document.body.scrollHeight");
            browser.size(390, 844);
            shot("narrow-top-" + scheme, "0");
            shot("narrow-cards-" + scheme, "document.querySelector('#grid').offsetTop + 300");
        }
        browser.prefer("light");
        browser.size(1440, 1000);
        browser.run("scrollTo(0, 0)");
        browser.driver().findElement(By.id("details")).click();
        shot("details", "document.querySelector('#grid').offsetTop - 80");
        browser.size(1000, 1400);
        browser.media("print");
        shot("print", "0");
        browser.media("");
        assertThat(Path.of("target", "screenshots", "print.png")).isNotEmptyFile();
    }

    private static void shot(String name, String scrollTo) throws IOException {
        browser.run("scrollTo(0, " + scrollTo + ")");
        settle();
        browser.screenshot(name);
    }

    /** Waits until transitions have ended and the images in view are loaded. */
    private static void settle() {
        browser.waitUntil("document.getAnimations().length === 0 && [...document.images].filter(image => {"
                + "const box = image.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight;"
                + "}).every(image => image.complete)");
    }

    private static void choose(String order) {
        browser.driver()
                .findElement(By.cssSelector("#order option[value='" + order + "']"))
                .click();
    }

    private static long count(String selector) {
        return (Long) browser.run("return document.querySelectorAll(arguments[0]).length", selector);
    }

    private static String text(String selector) {
        return browser.driver().findElement(By.cssSelector(selector)).getText();
    }

    @SuppressWarnings("unchecked")
    private static List<String> visibleIds() {
        return (List<String>) browser.run(
                "return [...document.querySelectorAll('.card:not([hidden]) h3')].map(title => title.textContent)");
    }
}
