package dev.imagebatch.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.spec.ImageSpecification;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamingTemplateTest {

    private static final Fingerprint FINGERPRINT = Fingerprint.parse("0123456789abcdef0123456789abcdef");
    private static final Instant AT = Instant.parse("2026-03-04T23:59:58Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id}                                                            | req-1.png",
                "council-{id}                                                    | council-req-1.png",
                "{slug}                                                          | a-red-cafe-on-the-harbour-at-dawn-with-fishing-bo.png",
                "avatars/task_{tag:task}/persona_{tag:persona}/base              | avatars/task_7/persona_12/base.png",
                "avatars/task_{tag:task}/persona_{tag:persona}/image_{variant}   | avatars/task_7/persona_12/image_2.png",
                "generated/{owner}/{date:yyyyMMdd_HHmmss}_{id}_{slug}            | generated/anonymous/20260304_235958_req-1_a-red-cafe-on-the-harbour-at-dawn-with-fishing-bo.png",
                "project_{tag:project}/branch_{tag:branch}/master-assets/{id}    | project_3/branch_main/master-assets/req-1.png",
                "project_{tag:project}/branch_{tag:branch}/scene_{tag:scene}/shot_{tag:shot}/start_frame_{number} | project_3/branch_main/scene_4/shot_5/start_frame_41.png",
                "{subject}_image_{number}                                        | Ann-Lee_image_41.png",
                "{subject}_{number:000}                                          | Ann-Lee_041.png",
                "{subject}_{number:0}                                            | Ann-Lee_41.png",
                "{type}/{fingerprint}                                            | hero/0123456789abcdef0123456789abcdef.png",
                "{date:yyyy}/{date:MM}/{date:dd HH:mm}                           | 2026/03/04-23-59.png",
                "{tag:absent}-{id}                                               | none-req-1.png",
                "my photos/{id} (new)                                            | my-photos/req-1-new.png",
            })
    void key_ofEachPath_isWritten(String template, String key) {
        NamingTemplate naming = NamingTemplate.parse(template.strip());

        assertThat(naming.key(parts(full(), 2, 41), ImageFormat.PNG, 0)).isEqualTo(key);
        assertThat(naming).hasToString(template.strip());
    }

    @ParameterizedTest
    @CsvSource({"PNG, req-1.png", "JPEG, req-1.jpg", "WEBP, req-1.webp", "GIF, req-1.gif"})
    void key_ofEachFormat_hasItsExtension(ImageFormat format, String key) {
        assertThat(NamingTemplate.byId().key(parts(full(), 0, 0), format, 0)).isEqualTo(key);
    }

    @Test
    void key_afterACollision_getsTheFingerprintAndThenACount() {
        NamingTemplate naming = NamingTemplate.parse("{owner}/{id}");

        assertThat(naming.key(parts(full(), 0, 0), ImageFormat.PNG, 1)).isEqualTo("anonymous/req-1-01234567.png");
        assertThat(naming.key(parts(full(), 0, 0), ImageFormat.PNG, 2)).isEqualTo("anonymous/req-1-01234567-2.png");
        assertThat(naming.key(parts(full(), 0, 0), ImageFormat.PNG, 3)).isEqualTo("anonymous/req-1-01234567-3.png");
    }

    @Test
    void key_ofSeveralVariantsThatTheTemplateDoesNotTellApart_countsFromOne() {
        ImageSpecification four =
                ImageSpecification.builder("hero", "a harbour").n(4).build();

        assertThat(key("{id}", four, 0)).isEqualTo("hero-1.png");
        assertThat(key("{id}", four, 3)).isEqualTo("hero-4.png");
        assertThat(NamingTemplate.byId().key(parts(four, 3, 0), ImageFormat.PNG, 1))
                .isEqualTo("hero-4-01234567.png");
    }

    @ParameterizedTest
    @CsvSource({"{id}_{variant}, hero_3.png", "{variant}/{id}, 3/hero.png", "{id}_{number}, hero_0.png"})
    void key_ofSeveralVariantsThatTheTemplateTellsApart_isLeftAlone(String template, String key) {
        ImageSpecification four =
                ImageSpecification.builder("hero", "a harbour").n(4).build();

        assertThat(key(template, four, 3)).isEqualTo(key);
    }

    @Test
    void key_ofOneVariant_isNotCounted() {
        assertThat(key("{id}", specification("hero"), 0)).isEqualTo("hero.png");
    }

    @Test
    void key_withoutTheValuesAskedFor_saysNone() {
        ImageSpecification bare = specification("x");

        assertThat(key("{subject}/{owner}/{type}/{tag:project}/{id}", bare, 0)).isEqualTo("none/none/none/none/x.png");
    }

    @Test
    void key_withAReservedNameBesideOtherText_isLeftAlone() {
        assertThat(key("{id}_{variant}", specification("con"), 0)).isEqualTo("con_0.png");
        assertThat(key("{id}/{variant}", specification("con"), 0)).isEqualTo("_con/0.png");
    }

    @Test
    void key_ofLongValues_keepsTheNumberAndStaysShort() {
        ImageSpecification wide = ImageSpecification.builder("i".repeat(200), "p".repeat(5_000))
                .subject("界".repeat(200))
                .owner("o".repeat(300))
                .tag("t", "t".repeat(100_000))
                .n(1000)
                .build();
        NamingTemplate numbered = NamingTemplate.parse("{owner}/{subject}_image_{number}");
        NamingTemplate deep = NamingTemplate.parse(
                "{owner}/{subject}/{tag:t}/{owner}/{subject}/{tag:t}/{owner}/{id}_{subject}_{slug}");

        assertThat(numbered.key(parts(wide, 0, 123_456_789), ImageFormat.PNG, 0))
                .endsWith("界_image_123456789.png");
        assertThat(key("{owner}_{type}_{id}", wide, 0)).matches("o{49,56}_none_i{49,56}-1\\.png");
        for (NamingTemplate naming : new NamingTemplate[] {numbered, deep}) {
            String key = naming.key(parts(wide, 999, Integer.MAX_VALUE), ImageFormat.WEBP, Integer.MAX_VALUE);
            assertThat(SafeName.byteLength(key)).isLessThanOrEqualTo(400);
            assertThat(key.split("/")).allMatch(name -> SafeName.byteLength(name) <= 120);
            assertThat(key).endsWith("-01234567-2147483647.webp");
        }
    }

    @Test
    void key_ofLongTextInTheTemplate_staysShort() {
        assertThat(SafeName.byteLength(key("x".repeat(450) + "{id}", specification("a"), 0)))
                .isEqualTo(120);
    }

    @Test
    void sequence_isTheNameWithoutTheNumber() {
        NamingTemplate naming = NamingTemplate.parse("a/{subject}_image_{number}");

        assertThat(naming.isNumbered()).isTrue();
        assertThat(naming.sequence(subject("Ann"))).isEqualTo("a/ann_image_");
        assertThat(naming.sequence(subject("ann"))).isEqualTo(naming.sequence(subject("ANN")));
        assertThat(naming.sequence(subject("Bob"))).isNotEqualTo(naming.sequence(subject("Ann")));
        assertThat(NamingTemplate.parse("b/{subject}_image_{number}").sequence(subject("Ann")))
                .isNotEqualTo(naming.sequence(subject("Ann")));
    }

    @Test
    void sequence_doesNotDependOnOneImage() {
        NamingTemplate naming = NamingTemplate.parse("{subject}_{date:HHmm}_{variant}_{fingerprint}_{number:000}");

        assertThat(naming.sequence(subject("Ann"))).isEqualTo("ann____");
    }

    @Test
    void numbered_withoutANumber_isFalse() {
        assertThat(NamingTemplate.parse("{subject}_{variant}").isNumbered()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{subjct}     | did you mean {subject}?",
                "{ID}         | did you mean {id}?",
                "{ id }       | did you mean {id}?",
                "{finger}     | available: {id} {slug} {subject} {owner} {type} {number} {variant} {piece} {fingerprint}",
                "{fingerprnt} | did you mean {fingerprint}?",
                "{tags:x}     | did you mean {tag}?",
                "{}           | unknown placeholder {}",
                "{prompt}     | unknown placeholder {prompt}",
                "{tag}        | {tag:project}",
                "{tag: }      | {tag:project}",
                "{date}       | {date:yyyyMMdd_HHmmss}",
                "{date:qqqqqq}| is not a date pattern",
                "{date:bbb}   | is not a date pattern",
                "{date:yyyy/MM}| without slashes",
                "{number:3}   | {number:000}",
                "{id:x}       | takes no argument after a colon",
                "{id          | { without its }",
                "id}          | } without its {",
                "{id{slug}}   | unknown placeholder",
                "/{id}        | between two names",
                "{id}/        | between two names",
                "a//{id}      | between two names",
                "../{id}      | between two names",
                "a/../{id}    | between two names",
                "./{id}       | between two names",
                "a\\{id}      | separated by /",
                "{id}.png     | remove .png",
                "{id}.JPEG    | remove .JPEG",
                "a/b/c/d/e/f/g/h/{id} | at most 7 folders",
            })
    void template_withAMistake_isRefusedWithTheRule(String template, String rule) {
        assertThatThrownBy(() -> NamingTemplate.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + template + "\"")
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void template_thatIsBlank_isRefused(String template) {
        assertThatThrownBy(() -> NamingTemplate.parse(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void template_thatIsTooLong_isRefusedWithoutRepeatingItAll() {
        assertThatThrownBy(() -> NamingTemplate.parse("x".repeat(501)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(600);
    }

    @Test
    void template_withALiteralDot_isAccepted() {
        assertThat(key("v1.{id}.final", specification("x"), 0)).isEqualTo("v1.x.final.png");
    }

    private static String key(String template, ImageSpecification specification, int variant) {
        return NamingTemplate.parse(template).key(parts(specification, variant, 0), ImageFormat.PNG, 0);
    }

    private static ImageSpecification specification(String id) {
        return ImageSpecification.builder(id, "a harbour").build();
    }

    private static ImageSpecification subject(String name) {
        return ImageSpecification.builder("x", "a harbour").subject(name).build();
    }

    private static ImageSpecification full() {
        return ImageSpecification.builder("req-1", "A red café on the harbour at dawn, with fishing boats and gulls")
                .subject("Ann Lee")
                .owner("anonymous")
                .type("hero")
                .tag("task", "7")
                .tag("persona", "12")
                .tag("project", "3")
                .tag("branch", "main")
                .tag("scene", "4")
                .tag("shot", "5")
                .build();
    }

    private static NameParts parts(ImageSpecification specification, int variant, int number) {
        return new NameParts(specification, variant, "", number, FINGERPRINT, AT);
    }
}
