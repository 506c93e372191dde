package dev.imagebatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.examples.wordpress.FillSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The council's site in a real WordPress: killed, resumed, run again, and viewed in a browser. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WordPressTest {

    private static final int PICTURES = 50;
    private static final Pattern IMAGE = Pattern.compile("<img src=\"([^\"]*)\" alt=\"([^\"]*)\"");

    @TempDir
    private static Path folder;

    private static CouncilPages council;
    private static WordPress site;
    private static WordPressReader reader;

    @BeforeAll
    static void start() throws Exception {
        council = new CouncilPages();
        council.writeHalved(specifications());
        site = new WordPress(folder, council.names());
        reader = new WordPressReader(site);
    }

    @AfterAll
    static void stop() throws Exception {
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void councilSite_killedTwiceAndGoneOnWith_isThereOnce() throws Exception {
        killAt(12);
        killAt(31);
        assertThat(reader.mediaCount()).isLessThan(PICTURES);

        assertThat(fill().waitFor()).as(WordPressTest::output).isZero();

        assertMediaAreThereOnce();
        assertPagesShowTheirImages();
    }

    @Test
    @Order(2)
    void secondRun_changesNothing() throws Exception {
        String before = reader.everything();

        assertThat(fill().waitFor()).as(WordPressTest::output).isZero();

        assertThat(reader.everything()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void pages_showTheirImagesInTheBrowser() throws Exception {
        try (Browser browser = new Browser()) {
            for (String page : List.of("parking-permit", "home", "food-hygiene")) {
                browser.driver().get(site.uri().resolve("/" + page + "/").toString());
                // Images further down load lazily.
                browser.run("for (const image of document.images) image.loading = 'eager'");
                browser.waitUntil("[...document.images].every(image => image.complete)");
                int shown = council.content(page).size() + (council.heroes().containsKey(page) ? 1 : 0);
                assertThat(browser.run("return [...document.images].filter(image => image.naturalWidth > 0).length"))
                        .isEqualTo((long) shown);
                browser.size(1440, 2400);
                browser.screenshot("wordpress-" + page);
            }
            logIn(browser);
            browser.waitUntil("document.querySelectorAll('.attachment img').length >= 40");
            // The user's avatar would come from another site.
            browser.waitUntil("[...document.querySelectorAll('.attachment img')].every(image => image.complete)");
            browser.screenshot("wordpress-media-library");
        }
    }

    private static void logIn(Browser browser) {
        browser.driver().get(site.uri().resolve("/wp-login.php").toString());
        browser.driver().findElement(By.id("user_login")).sendKeys(WordPress.USER);
        browser.driver().findElement(By.id("user_pass")).sendKeys(WordPress.USER);
        browser.driver().findElement(By.id("wp-submit")).click();
        browser.driver()
                .get(site.uri().resolve("/wp-admin/upload.php?mode=grid").toString());
    }

    private static void assertMediaAreThereOnce() throws Exception {
        List<JsonNode> media = reader.media();
        assertThat(media).hasSize(PICTURES);
        assertThat(media).extracting(each -> each.path("slug").asText()).doesNotHaveDuplicates();
        assertThat(media)
                .extracting(each -> each.path("source_url").asText())
                .doesNotHaveDuplicates()
                .allMatch(address -> address.matches(".*-[0-9a-f]{12}\\.png"));
        assertThat(media)
                .allSatisfy(each -> assertThat(
                                each.path("media_details").path("sizes").size())
                        .isPositive());
        assertThat(media.stream().filter(each -> each.path("alt_text").asText().isEmpty()))
                .extracting(each -> each.path("title").path("raw").asText())
                .containsExactlyInAnyOrder("home-icon-bins", "home-icon-report");
        assertThat(reader.file(media.get(0).path("source_url").asText()))
                .hasSize(media.get(0).path("media_details").path("filesize").asInt());
    }

    private static void assertPagesShowTheirImages() throws Exception {
        Map<String, JsonNode> pages = reader.pages();
        Map<String, String> addresses = reader.media().stream()
                .collect(Collectors.toMap(
                        each -> each.path("source_url").asText(),
                        each -> each.path("id").asText()));
        for (String name : council.names()) {
            JsonNode page = pages.get(name);
            List<String> alts = new ArrayList<>();
            Matcher images = IMAGE.matcher(page.path("content").path("raw").asText());
            while (images.find()) {
                assertThat(addresses).containsKey(images.group(1));
                alts.add(images.group(2));
            }
            assertThat(alts).as("the images of %s", name).isEqualTo(council.content(name));
            assertThat(page.path("featured_media").asInt() > 0)
                    .as("%s has a featured image", name)
                    .isEqualTo(council.heroes().containsKey(name));
        }
    }

    private static void killAt(int pictures) throws Exception {
        Process run = fill();
        while (reader.mediaCount() < pictures) {
            assertThat(run.isAlive())
                    .as(() -> "the run is still alive: " + output())
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        run.destroyForcibly().waitFor();
        // Started after all requests of the killed run, since the server accepts them in order.
        reader.mediaCount();
        site.awaitIdle();
    }

    private static String output() {
        try {
            return Files.readString(folder.resolve("runs.txt"));
        } catch (IOException e) {
            return "nothing";
        }
    }

    private static Path specifications() {
        return folder.resolve("council-site.jsonl");
    }

    private static Process fill() throws IOException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FillSite.class.getName(),
                        specifications().toString(),
                        folder.resolve("batch").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("runs.txt").toFile()));
        program.environment().putAll(site.environment());
        return program.start();
    }
}
