package dev.imagebatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.ImageRecord;
import dev.imagebatch.result.OutcomeCounts;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {

    /** Every tag of a page, once quoted values cannot hold {@code <}, {@code >} or quotes. */
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

    private static final Pattern OWN_MARKUP =
            Pattern.compile("<!doctype html>|</?[a-z][a-z0-9]*(?: [a-zA-Z-]+(?:=\"[^\"<>]*\")?)*/?>");

    @TempDir
    private Path folder;

    static List<String> payloads() {
        return HostileTexts.ALL;
    }

    @Test
    void payloads_areFifty() {
        assertThat(HostileTexts.ALL).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void page_withPayloadInEveryField_hasTheMarkupOfAHarmlessOne(String payload) throws IOException {
        String hostile = write(payload);
        String harmless = write("harmless");

        assertThat(tags(hostile)).isEqualTo(tags(harmless));
        assertThat(tags(hostile)).allMatch(tag -> OWN_MARKUP.matcher(tag).matches());
        assertThat(hostile)
                .doesNotContainPattern(
                        "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]");
        assertThat(hostile).doesNotContainPattern("(?i)(href|src)=\"\\s*(javascript|data:text|vbscript|//|file:)");
    }

    @Test
    void text_ofAllKinds_isEscapedOrMadeVisible() {
        assertThat(new Html().text("<a href='x' title=\"y\">&`").toString())
                .isEqualTo("&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;&#96;");
        assertThat(new Html()
                        .text("a\0b\u001bc\r\nd\u202ee\ud800f\uffffg\ud83d\ude00")
                        .toString())
                .isEqualTo("a\u2400b\u241bc\nd[U+202E]e\ufffdf\ufffdg\ud83d\ude00");
    }

    private static List<String> tags(String html) {
        return MARKUP.matcher(html.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>"))
                .results()
                .map(match -> match.group().replaceAll("=\"[^\"]*\"", "=\"\""))
                .toList();
    }

    private String write(String text) throws IOException {
        List<ImageGenerationResult> results = List.of(stored(text), failed(text), duplicate(text));
        ImageBatchResult summary = ImageBatchResult.builder(text, ImageBatchResult.End.PROVIDER_STOPPED)
                .items(3, 3)
                .outcomes(
                        OutcomeCounts.NONE
                                .with(Outcome.GENERATED, 1)
                                .with(Outcome.DUPLICATE, 1)
                                .with(Outcome.FAILED, 1),
                        0)
                .spending(new ImageBatchResult.Spending(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO))
                .time(Results.END, Results.END)
                .stopped(failure(text))
                .build();
        return Files.readString(ContactSheet.in(folder).title(text).write(results.iterator(), summary));
    }

    private static ImageGenerationResult stored(String text) {
        return ImageGenerationResult.success(
                        specification(text), 0, Outcome.GENERATED, new StoredImage(text, null, Results.info(9, 9)))
                .askedOf(text, text)
                .warnings(List.of(text))
                .record(record(text))
                .build();
    }

    private static ImageRecord record(String text) {
        StoredImage image = new StoredImage(text, null, Results.info(9, 9));
        List<StoredPart> pieces = List.of(new StoredPart(text, image), new StoredPart(text, image));
        return new ImageRecord(new Fingerprint(1, 2), text, text, pieces, List.of(text), List.of(text));
    }

    private static ImageGenerationResult failed(String text) {
        return ImageGenerationResult.failure(specification(text), 0, failure(text))
                .askedOf(text, text)
                .build();
    }

    private static ImageGenerationResult duplicate(String text) {
        return Results.stored(specification(text), Outcome.DUPLICATE, text, Results.info(9, 9))
                .duplicateOf(text)
                .build();
    }

    private static Failure failure(String text) {
        return Failure.of(FailureKind.INVALID_REQUEST, FailureStage.GENERATING, text);
    }

    private static ImageSpecification specification(String text) {
        // Labels take no control characters; all the rest takes anything.
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
