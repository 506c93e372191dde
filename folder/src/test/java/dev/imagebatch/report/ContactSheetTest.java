package dev.imagebatch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.ImageRecord;
import dev.imagebatch.result.OutcomeCounts;
import dev.imagebatch.spec.ImageSpecification;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/imagebatch/report/small-sheet.html");

    @TempDir
    private Path folder;

    @Test
    void sheet_ofEveryOutcome_looksAsCheckedIn() throws Exception {
        String html = write(everyOutcome(), summary());

        String normal = html.replaceAll("(?s)<style>.*?</style>", "<style></style>")
                .replaceAll("(?s)<script>.*?</script>", "<script></script>")
                .replaceAll("sha256-[A-Za-z0-9+/=]+", "sha256");
        if (Boolean.getBoolean("imagebatch.golden.write")) {
            Files.writeString(GOLDEN, normal);
        }
        assertThat(normal).isEqualTo(Files.readString(GOLDEN).replace("\r", ""));
    }

    @Test
    void sheet_withoutSummary_countsTheResults() throws Exception {
        String html = write(everyOutcome(), null);

        assertThat(html)
                .contains(
                        "<p class=\"line\">1 generated, 1 reused, 1 duplicate, 2 failed, 1 placeholder, 1 skipped; $0.08 spent</p>")
                .contains("<dt>Finished</dt><dd><time datetime=\"2026-03-04T10:21:07Z\">4 Mar 2026, 10:21 UTC</time>");
    }

    @Test
    void card_ofAnImageInPieces_showsAllOfThemAndWhatWasDone() throws Exception {
        ImageInfo info = Results.picture(folder.resolve("poses-0.png"), 40, 40, BufferedImage.TYPE_INT_RGB);
        List<StoredPart> pieces = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            if (i > 0) {
                Files.copy(folder.resolve("poses-0.png"), folder.resolve("poses-" + i + ".png"));
            }
            pieces.add(new StoredPart("" + i, new StoredImage("poses-" + i + ".png", null, info)));
        }
        ImageRecord record = new ImageRecord(
                new Fingerprint(1, 2), "gpt-9-0101", "req_7", pieces, List.of("grid 5x6", "trim"), List.of("xmp:iptc"));

        String html = write(
                List.of(Results.stored("poses", Outcome.GENERATED, "poses-0.png", info)
                        .record(record)
                        .build()),
                null);

        assertThat(html)
                .contains("<a class=\"pic\" target=\"_blank\" rel=\"noopener\" href=\"poses-0.png\"")
                .contains("aria-label=\"Further pieces of poses\"", "href=\"poses-24.png\"", "and 5 more")
                .doesNotContain("href=\"poses-25.png\"")
                .contains("gpt-9-0101", "req_7", "grid 5x6, trim", "xmp:iptc");
    }

    @Test
    void sheet_ofNothing_saysSo() throws Exception {
        assertThat(write(List.of(), null)).contains("There are no images yet.");
    }

    @Test
    void policy_hashes_areThoseOfTheOnlyScriptAndStyle() throws Exception {
        String html = write(everyOutcome(), null);

        assertThat(html).containsOnlyOnce("<script").containsOnlyOnce("<style");
        assertThat(html)
                .contains("script-src &#39;sha256-" + sha256(between(html, "<script>", "</script>")) + "&#39;")
                .contains("style-src &#39;sha256-" + sha256(between(html, "<style>", "</style>")) + "&#39;");
    }

    @Test
    void sheet_itsOwnMarkup_loadsNothingFromElsewhere() throws Exception {
        String html = write(everyOutcome(), summary());

        assertThat(html).doesNotContainPattern("(?i)(src|href)=\"(?:[a-z]+:)?//");
        assertThat(between(html, "<style>", "</style>")).doesNotContain("url(").doesNotContain("@import");
        assertThat(html).doesNotContainPattern("<[^>]*\\sstyle=").doesNotContainPattern("<[^>]*\\son[a-z]+=");
    }

    @Test
    void pages_beyondTheirSize_linkToEachOther() throws Exception {
        paged(5, 2);

        assertThat(files()).containsExactly("index-2.html", "index-3.html", "index.html");
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("<a href=\"index.html\" aria-current=\"page\">")
                .contains("rel=\"next\" href=\"index-2.html\"")
                .contains("id=\"item-i1\"")
                .doesNotContain("id=\"item-i2\"");
        assertThat(Files.readString(folder.resolve("index-3.html")))
                .contains("rel=\"prev\" href=\"index-2.html\"")
                .contains("id=\"item-i4\"");
    }

    @Test
    void duplicate_ofAnEarlierPage_linksThere() throws Exception {
        ImageInfo info = Results.info(512, 512);
        List<ImageGenerationResult> results = new ArrayList<>(failures(4));
        results.add(Results.stored("again", Outcome.DUPLICATE, "x.png", info)
                .duplicateOf("i1")
                .build());
        new SheetWriter(folder, "t", Runnable::run, 2).write(results.iterator(), null);

        assertThat(Files.readString(folder.resolve("index-3.html"))).contains("href=\"index.html#item-i1\"");
    }

    @Test
    void pages_ofALargerSheetBefore_areRemoved() throws Exception {
        Files.writeString(folder.resolve("index-9.html"), "<p>somebody else's page</p>");
        paged(7, 2);
        paged(3, 2);

        assertThat(files()).containsExactly("index-2.html", "index-9.html", "index.html");
    }

    @Test
    void sheet_whileResultsFail_leavesTheOldOne() throws Exception {
        String before = write(failures(2), null);
        Iterator<ImageGenerationResult> broken = Stream.concat(failures(3).stream(), Stream.generate(() -> {
                    throw new IllegalStateException("no more");
                }))
                .map(ImageGenerationResult.class::cast)
                .iterator();

        assertThatThrownBy(() -> ContactSheet.in(folder).write(broken)).isInstanceOf(IllegalStateException.class);
        assertThat(folder.resolve("index.html")).hasContent(before);
        assertThat(folder.resolve(".imagebatch")).isEmptyDirectory();
    }

    @Test
    void fileName_withEveryCharacter_isEncoded() throws Exception {
        String name = "50% off? #1 \u00e4\u6f22 'x' & [y];a:b.png";
        Files.createDirectories(folder.resolve("a b"));
        Files.writeString(folder.resolve("a b").resolve(name), "x");

        String html = write(
                List.of(Results.stored("odd", Outcome.GENERATED, "a b/" + name, Results.info(300, 200))
                        .build()),
                null);

        String href = between(html, "rel=\"noopener\" href=\"", "\"");
        assertThat(href).matches("[A-Za-z0-9._~%/-]+");
        assertThat(Path.of(folder.toUri().resolve(href)))
                .isEqualTo(folder.resolve("a b").resolve(name));
    }

    @Test
    void storedId_outsideTheFolder_isNotLinked() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("secret.png"), "x");
        for (String id : List.of(
                "../secret.png", folder.resolve("secret.png").toString(), "a/../../secret.png", "", ".", "\0")) {
            ImageGenerationResult result = Results.stored("odd", Outcome.GENERATED, id, Results.info(300, 200))
                    .build();
            Path page =
                    ContactSheet.in(folder.resolve("out")).write(List.of(result).iterator());

            assertThat(Files.readString(page))
                    .as(id)
                    .contains("Image not found")
                    .doesNotContain("class=\"pic\" target");
        }
    }

    @Test
    void address_ofEachScheme_isLinkedOnlyIfWeb() throws Exception {
        assertThat(page(URI.create("https://bucket.example/a.png?x=1&y=2")))
                .contains("href=\"https://bucket.example/a.png?x=1&amp;y=2\"");
        for (String address : List.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "JaVaScRiPt:alert(1)",
                "blob:https://x/1",
                "//host/x",
                "https:opaque",
                "s3://bucket/key",
                "ftp://h/x")) {
            assertThat(page(URI.create(address))).as(address).doesNotContain("class=\"pic\" target");
        }
    }

    @Test
    void bindFailure_withItsImage_isNoPlaceholder() {
        ImageGenerationResult result = Results.failed("x", FailureKind.BIND_FAILED)
                .stored(new StoredImage("x.png", null, Results.info(1, 1)))
                .build();

        assertThat(Status.all(result)).containsExactly(Status.FAILED);
    }

    private String page(URI address) throws IOException {
        ImageGenerationResult result = ImageGenerationResult.success(
                        ImageSpecification.builder("far", "p").build(),
                        0,
                        Outcome.GENERATED,
                        StoredImage.at("key", address, Results.info(900, 900)))
                .build();
        return write(List.of(result), null);
    }

    private String write(List<ImageGenerationResult> results, ImageBatchResult summary) throws IOException {
        return Files.readString(ContactSheet.in(folder).title("council-site").write(results.iterator(), summary));
    }

    private void paged(int count, int pageSize) throws IOException {
        new SheetWriter(folder, "t", Runnable::run, pageSize)
                .write(failures(count).iterator(), null);
    }

    private static List<ImageGenerationResult> failures(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Results.failed("i" + i, FailureKind.TRANSIENT).build())
                .toList();
    }

    private List<ImageGenerationResult> everyOutcome() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home/hero.png"), "x");
        ImageInfo small = Results.info(400, 300);
        ImageSpecification hero = ImageSpecification.builder("hero", "A mill town <at> \"sunrise\" & more")
                .altText("Rooftops")
                .negativePrompt("text")
                .type("hero")
                .style("photo")
                .quality("high")
                .subject("home")
                .owner("web")
                .seed(7)
                .n(2)
                .usedBy("page/home#hero")
                .usedBy("page/all")
                .tag("section", "home")
                .tag("a", "")
                .build();
        return List.of(
                Results.stored(hero, Outcome.GENERATED, "home/hero.png", small)
                        .warnings(List.of("the size was rounded"))
                        .build(),
                Results.stored("old", Outcome.REUSED, "gone.png", Results.info(1024, 1024))
                        .build(),
                Results.stored("same", Outcome.DUPLICATE, "home/hero.png", small)
                        .duplicateOf("hero-1")
                        .build(),
                Results.failed("odd one", FailureKind.CONTENT_REJECTED)
                        .attempts(1)
                        .cost(Money.usd("0.04"))
                        .build(),
                Results.failed("stand-in", FailureKind.TRANSIENT)
                        .placeholder(new StoredImage("home/hero.png", null, small))
                        .build(),
                ImageGenerationResult.skipped(
                                ImageSpecification.builder("late", "p")
                                        .dimensions(512, 256)
                                        .build(),
                                0,
                                Failure.of(FailureKind.BUDGET_EXHAUSTED, FailureStage.PLANNING, "no room"))
                        .build());
    }

    private static ImageBatchResult summary() {
        return ImageBatchResult.builder("b", ImageBatchResult.End.BUDGET_EXHAUSTED)
                .items(6, 5)
                .outcomes(
                        OutcomeCounts.NONE
                                .with(Outcome.GENERATED, 1)
                                .with(Outcome.REUSED, 1)
                                .with(Outcome.DUPLICATE, 1)
                                .with(Outcome.FAILED, 2)
                                .with(Outcome.SKIPPED, 1),
                        1)
                .spending(new ImageBatchResult.Spending(
                        Money.usd("0.08"), Money.usd("0.04"), Money.usd("0.12"), Money.ZERO))
                .time(Results.END.minusSeconds(75), Results.END)
                .stopped(Failure.of(
                        FailureKind.BUDGET_EXHAUSTED, FailureStage.PLANNING, "the limit of $0.10 is reached"))
                .build();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private static String between(String text, String start, String end) {
        Matcher matcher = Pattern.compile("(?s)" + Pattern.quote(start) + "(.*?)" + Pattern.quote(end))
                .matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
